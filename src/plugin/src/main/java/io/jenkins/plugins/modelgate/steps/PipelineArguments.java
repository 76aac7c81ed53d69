package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import io.jenkins.lib.modelgate.policy.Spelling;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * What a Pipeline says to a step, of the kinds that the step's parameters have. What no parameter can take is refused in a
 * sentence: left to itself, Jenkins passes over a name that it does not know, cuts 1.5 rows to 1, and takes any word but
 * {@code true} for false.
 */
final class PipelineArguments {

    private final String where;
    private final DescribableModel<?> model;

    private PipelineArguments(String where, Class<?> type) {
        this.where = where;
        model = DescribableModel.of(type);
    }

    /**
     * @param step the step's name, for messages
     * @param type the step
     * @param said by the parameters' names
     * @throws AbortException where there is no such parameter, or it is of another kind
     */
    @NonNull
    static Map<String, Object> fitting(@NonNull String step, @NonNull Class<?> type, @NonNull Map<?, ?> said)
            throws AbortException {
        return new PipelineArguments(step, type).fitted(said);
    }

    private Map<String, Object> fitted(Map<?, ?> said) throws AbortException {
        Map<String, Object> fitted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : said.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (name.equals(DescribableModel.CLAZZ)) {
                fitted.put(name, entry.getValue());
                continue;
            }
            DescribableParameter parameter = model.getParameter(name);
            if (parameter == null) {
                throw unknown(name);
            }
            if (entry.getValue() != null) {
                fitted.put(name, fitted(name, parameter.getRawType(), entry.getValue()));
            }
        }
        return fitted;
    }

    @NonNull
    private Object fitted(String name, Type type, Object value) throws AbortException {
        if (type instanceof ParameterizedType list) {
            return several(name, list.getActualTypeArguments()[0], value);
        }
        Object fitted = one((Class<?>) type, value);
        if (fitted == null) {
            throw refusal(wrong(name, (Class<?>) type, value));
        }
        return fitted;
    }

    /** A lone value is a list of one. */
    private List<Object> several(String name, Type type, Object value) throws AbortException {
        List<Object> fitted = new ArrayList<>();
        for (Object element : value instanceof Collection<?> elements ? elements : List.of(value)) {
            if (type == Limit.class) {
                fitted.add(limit(name, element));
            } else if (type == String.class && one(String.class, element) == null) {
                throw refusal(Messages.PipelineArguments_notTexts(name, value));
            } else {
                fitted.add(fitted(name, type, element));
            }
        }
        return fitted;
    }

    private Object limit(String name, Object element) throws AbortException {
        if (element instanceof Map<?, ?> limit) {
            return fitting(where + ": " + name, Limit.class, limit);
        }
        if (element instanceof Limit || element instanceof UninstantiatedDescribable) {
            return element;
        }
        throw refusal(Messages.PipelineArguments_notALimit(name, element));
    }

    /** The value as that kind, or null where it is none of it. */
    @CheckForNull
    private static Object one(Class<?> type, Object value) {
        boolean plain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character;
        String text = String.valueOf(value);
        if (type == Integer.class) {
            return plain && FormNumbers.isWhole(text.strip()) ? Integer.valueOf(text.strip()) : null;
        }
        if (type == Double.class) {
            return plain && FormNumbers.isNumber(text.strip()) ? Double.valueOf(text.strip()) : null;
        }
        if (type == Boolean.class || type == boolean.class) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
            };
        }
        if (type == StopRule.class) {
            return Arrays.stream(StopRule.values())
                    .filter(rule -> rule.name().equals(text))
                    .findFirst()
                    .orElse(null);
        }
        if (type == String.class) {
            return plain ? text : null;
        }
        return value;
    }

    private static String wrong(String name, Class<?> type, Object value) {
        if (type == Integer.class) {
            return Messages.FormNumbers_notWhole(name, value);
        }
        if (type == Double.class) {
            return Messages.FormNumbers_notANumber(name, value);
        }
        if (type == StopRule.class) {
            return Messages.PipelineArguments_notARule(name, value);
        }
        return type == String.class
                ? Messages.PipelineArguments_notText(name, value)
                : Messages.PipelineArguments_notAFlag(name, value);
    }

    private AbortException unknown(String name) {
        TreeSet<String> known = model.getParameters().stream()
                .map(DescribableParameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        return refusal(Spelling.closest(name, known)
                .map(near -> Messages.PipelineArguments_misspelt(name, near))
                .orElseGet(() -> Messages.PipelineArguments_unknown(name, String.join(", ", known))));
    }

    private AbortException refusal(String what) {
        return new AbortException(where + ": " + what);
    }
}
