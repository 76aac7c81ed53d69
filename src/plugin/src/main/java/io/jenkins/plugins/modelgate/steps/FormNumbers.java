package io.jenkins.plugins.modelgate.steps;

import hudson.model.Descriptor.FormException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * Refuses what is no number where a number belongs. Left to itself, the form binding takes such a text for nothing at all,
 * and a gate would run without the limit that somebody believes to have set.
 */
final class FormNumbers {

    private FormNumbers() {}

    /**
     * @param step whose numeric parameters are looked at, and those of its limits
     * @param form as it was submitted
     */
    static void refuseOthersIn(Class<?> step, JSONObject form) throws FormException {
        refuseOthers(step, form);
        if (form.opt("limits") instanceof JSONObject limit) {
            refuseOthers(Limit.class, limit);
        } else if (form.opt("limits") instanceof JSONArray limits) {
            for (Object limit : limits) {
                refuseOthers(Limit.class, (JSONObject) limit);
            }
        }
    }

    static boolean isWhole(String text) {
        return text.matches("[+-]?\\d{1,15}") && Long.parseLong(text) == (int) Long.parseLong(text);
    }

    static boolean isNumber(String text) {
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    }

    private static void refuseOthers(Class<?> type, JSONObject form) throws FormException {
        for (DescribableParameter parameter : DescribableModel.of(type).getParameters()) {
            Object said = form.opt(parameter.getName());
            if (said != null) {
                refuse(parameter.getName(), said, parameter.getRawType());
            }
        }
    }

    private static void refuse(String name, Object said, Type type) throws FormException {
        String text = String.valueOf(said).strip();
        if (text.isEmpty()) {
            return;
        }
        if (type == Integer.class && !isWhole(text)) {
            throw new FormException(Messages.FormNumbers_notWhole(name, text), name);
        }
        if (type == Double.class && !isNumber(text)) {
            throw new FormException(Messages.FormNumbers_notANumber(name, text), name);
        }
        if (isListOfWholeNumbers(type)) {
            // The form has one box for all of them.
            for (Object one : said instanceof JSONArray several ? several : List.of(text.split(","))) {
                refuse(name, one, Integer.class);
            }
        }
    }

    private static boolean isListOfWholeNumbers(Type type) {
        return type instanceof ParameterizedType list && list.getActualTypeArguments()[0] == Integer.class;
    }
}
