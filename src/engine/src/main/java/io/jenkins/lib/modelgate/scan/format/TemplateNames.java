package io.jenkins.lib.modelgate.scan.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that a template sets itself, and where the value of each comes from. */
final class TemplateNames {

    /** So many steps may lie between a name and where its value comes from. */
    private static final int MOST_ROUNDS = 16;

    /** What only a render brings along: nothing that the author of the template can set beside it. */
    private static final Set<String> CALLERS = Set.of("messages", "tools", "documents");

    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");

    /** What this looks at by name, so that it must mean what it usually does. */
    private static final Set<String> KEPT = Set.of("range", "namespace", "loop", "caller");

    private final Map<String, List<TemplateTokens>> set = new HashMap<>();
    private final Set<String> computed = new HashSet<>();
    private final Set<String> spaces = new HashSet<>();
    private final Set<String> macros = new HashSet<>();
    private final Map<String, TemplateValue> values = new HashMap<>();

    TemplateNames(TemplateBlocks blocks, List<String> reasons) {
        blocks.statements().forEach(this::statement);
        blocks.statements().forEach(this::uses);
        blocks.outputs().forEach(this::uses);
        set.keySet().forEach(name -> values.put(name, TemplateValue.NUMBER));
        computed.forEach(name -> values.put(name, TemplateValue.COMPUTED));
        Set<String> all = new TreeSet<>(values.keySet());
        all.addAll(spaces);
        all.addAll(macros);
        for (String name : all) {
            if (TemplateToken.KEYWORDS.contains(name) || KEPT.contains(name) || CONSTANTS.contains(name)) {
                reasons.add("a new meaning of the name " + name);
            }
        }
        settle();
    }

    boolean isMacro(String name) {
        return macros.contains(name);
    }

    /** Where the value of a name comes from, and of the attribute after it where there is one. */
    TemplateValue of(String name, String attribute) {
        if (name.equals("loop")) {
            boolean counts = attribute.startsWith("index") || attribute.startsWith("revindex");
            return counts || attribute.equals("length") ? TemplateValue.NUMBER : TemplateValue.COMPUTED;
        }
        if (CONSTANTS.contains(name)) {
            return TemplateValue.NUMBER;
        }
        if (spaces.contains(name) && !set.containsKey(name) && !computed.contains(name)) {
            return values.getOrDefault("." + attribute, TemplateValue.COMPUTED);
        }
        if (spaces.contains(name)) {
            return TemplateValue.COMPUTED;
        }
        return values.getOrDefault(name, CALLERS.contains(name) ? TemplateValue.CALLER : TemplateValue.COMPUTED);
    }

    /** Goes on until nothing changes; what has not come to rest by then is not trusted. */
    private void settle() {
        TemplateOrigins origins = new TemplateOrigins(this);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean changed = false;
            for (Map.Entry<String, List<TemplateTokens>> each : set.entrySet()) {
                TemplateValue value = values.get(each.getKey());
                TemplateValue now = value;
                for (TemplateTokens expression : each.getValue()) {
                    now = now == TemplateValue.COMPUTED ? now : now.or(origins.of(expression));
                }
                values.put(each.getKey(), now);
                changed |= now != value;
            }
            if (!changed) {
                return;
            }
        }
        values.replaceAll((name, value) -> TemplateValue.COMPUTED);
    }

    private void statement(TemplateTokens all) {
        TemplateTokens rest = all.from(1);
        switch (all.at(0).text()) {
            case "set" -> assign(rest);
            case "with" -> rest.parts().forEach(this::assign);
            case "for" -> loop(rest);
            case "macro" -> macro(rest);
            case "call" ->
                targets(rest.isEmpty() || !rest.at(0).is("(") ? rest.between(0, 0) : rest.between(0, rest.close(0)))
                        .forEach(computed::add);
            default -> {
                // it sets no name
            }
        }
    }

    private void assign(TemplateTokens statement) {
        int equal = statement.outside("=");
        if (equal < 0) {
            // what stands up to the end of the block, or a filter of it
            targets(statement).forEach(computed::add);
            return;
        }
        TemplateTokens value = statement.from(equal + 1);
        TemplateTokens target = statement.between(0, equal);
        boolean space = value.at(0).is("namespace") && value.isCalled(0) && value.close(1) == value.size() - 1;
        for (String name : targets(target)) {
            if (space && !name.startsWith(".")) {
                spaces.add(name);
            } else {
                bind(name, value);
            }
        }
    }

    private void loop(TemplateTokens statement) {
        int in = statement.outside("in");
        TemplateTokens rest = statement.from(in + 1);
        int condition = rest.outside("if");
        TemplateTokens value = condition < 0 ? rest : rest.between(0, condition);
        List<String> names = targets(statement.between(0, Math.max(in, 0)));
        if (rest.at(rest.size() - 1).is("recursive")) {
            computed.addAll(names);
        } else if (value.at(0).is("range") && value.isCalled(0) && value.close(1) == value.size() - 1) {
            names.forEach(name -> set.computeIfAbsent(name, any -> new ArrayList<>()));
        } else {
            names.forEach(name -> bind(name, value));
        }
    }

    private void macro(TemplateTokens statement) {
        String macro = statement.at(0).text();
        macros.add(macro);
        set.computeIfAbsent(arguments(macro), any -> new ArrayList<>());
        if (statement.isCalled(0)) {
            for (TemplateTokens parameter :
                    statement.between(2, statement.close(1)).parts()) {
                String name = parameter.at(0).text();
                bind(name, new TemplateTokens(List.of(new TemplateToken(TemplateToken.Kind.NAME, arguments(macro)))));
                if (parameter.at(1).is("=")) {
                    bind(name, parameter.from(2));
                }
            }
        }
    }

    /** What macros are called with, and what namespaces begin with. */
    private void uses(TemplateTokens all) {
        boolean declares = all.at(0).is("macro");
        for (int i = declares ? 2 : 0; i < all.size(); i++) {
            String name = all.at(i).isName() ? all.at(i).text() : "";
            boolean attribute = all.at(i - 1).is(".");
            if (macros.contains(name) && !attribute) {
                arguments(name, all, i);
            } else if (name.equals("namespace") && all.isCalled(i)) {
                for (TemplateTokens first : all.between(i + 2, all.close(i + 1)).parts()) {
                    if (first.at(1).is("=")) {
                        bind("." + first.at(0).text(), first.from(2));
                    }
                }
            }
        }
    }

    /** Any argument may be any parameter's; of a macro that is handed on nobody knows the arguments. */
    private void arguments(String macro, TemplateTokens all, int at) {
        if (!all.isCalled(at)) {
            computed.add(arguments(macro));
            return;
        }
        for (TemplateTokens argument : all.between(at + 2, all.close(at + 1)).parts()) {
            TemplateTokens value = argument.at(1).is("=") && !argument.at(2).is("=") ? argument.from(2) : argument;
            bind(arguments(macro), value);
        }
    }

    /** What all arguments of a macro stand under; no name that a template could set. */
    private static String arguments(String macro) {
        return macro + "()";
    }

    private void bind(String name, TemplateTokens value) {
        set.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    /** Names, and attributes of namespaces with a dot before them: those of one are not told from those of another. */
    private static List<String> targets(TemplateTokens target) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            if (target.at(i).isName() && !target.at(i + 1).is(".")) {
                names.add((target.at(i - 1).is(".") ? "." : "") + target.at(i).text());
            }
        }
        return names;
    }
}
