package io.jenkins.lib.modelgate.scan.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the value of an expression comes from. Only what is known is trusted: names, attributes, literals, and what takes one
 * value out of others; whatever puts texts together is not.
 */
final class TemplateOrigins {

    private static final Set<String> SIGNS =
            Set.of(".", "[", "]", "{", "}", "(", ")", ",", ":", "|", "=", "!", "<", ">");

    /** Filters and methods that hand on what they get, or count it. */
    private static final Set<String> HAND_ON = Set.of(
            "items",
            "list",
            "first",
            "last",
            "dictsort",
            "length",
            "count",
            "int",
            "default",
            "d",
            "selectattr",
            "rejectattr",
            "keys",
            "values",
            "get");

    private static final Set<String> COUNT = Set.of("length", "count", "int");

    /** A text that is the name of nothing in Python that is not its owner's to show. */
    private static final Pattern PLAIN = Pattern.compile("(?!_)(?:(?!__)[^\\\\])*+");

    private static final Set<String> DENIED = Names.of("template-denied.txt");

    private final TemplateNames names;

    TemplateOrigins(TemplateNames names) {
        this.names = names;
    }

    /** Whether a text may be an index, or name an attribute, perhaps several with dots between them. */
    static boolean isPlain(TemplateToken text) {
        for (String part : text.inner().split("\\.", -1)) {
            if (!PLAIN.matcher(part).matches() || DENIED.contains(part)) {
                return false;
            }
        }
        return true;
    }

    TemplateValue of(TemplateTokens expression) {
        if (isNumber(expression)) {
            return TemplateValue.NUMBER;
        }
        TemplateValue value = TemplateValue.NUMBER;
        boolean sliced = false;
        for (int i = 0; i < expression.size() && value != TemplateValue.COMPUTED; i++) {
            value = value.or(token(expression, i));
            if (expression.takesOut(i)) {
                TemplateTokens index = expression.between(i + 1, expression.close(i));
                sliced |= index.outside(":") >= 0;
            }
        }
        return sliced && value == TemplateValue.TEXT ? TemplateValue.COMPUTED : value;
    }

    private TemplateValue token(TemplateTokens all, int i) {
        TemplateToken token = all.at(i);
        TemplateToken before = all.at(i - 1);
        return switch (token.kind()) {
            case NUMBER -> TemplateValue.NUMBER;
            case SIGN -> SIGNS.contains(token.text()) ? TemplateValue.NUMBER : TemplateValue.COMPUTED;
            case TEXT -> {
                if (before.isText() || !isPlain(token)) {
                    yield TemplateValue.COMPUTED;
                }
                boolean index = all.takesOut(i - 1) && all.at(i + 1).is("]");
                yield index ? TemplateValue.NUMBER : TemplateValue.TEXT;
            }
            case NAME -> name(all, i);
        };
    }

    private TemplateValue name(TemplateTokens all, int i) {
        TemplateToken token = all.at(i);
        TemplateToken before = all.at(i - 1);
        if (before.is(".")) {
            return !all.isCalled(i) || HAND_ON.contains(token.text()) ? TemplateValue.NUMBER : TemplateValue.COMPUTED;
        }
        if (before.is("|")) {
            return HAND_ON.contains(token.text()) ? TemplateValue.NUMBER : TemplateValue.COMPUTED;
        }
        boolean test = before.is("is") || before.is("not") && all.at(i - 2).is("is");
        boolean argument = all.at(i + 1).is("=") && !all.at(i + 2).is("=");
        if (token.isKeyword() || test || argument) {
            return TemplateValue.NUMBER;
        }
        if (all.isCalled(i)) {
            return TemplateValue.COMPUTED;
        }
        return names.of(token.text(), all.at(i + 1).is(".") ? all.at(i + 2).text() : "");
    }

    /** Whether it is a sum or difference that Python refuses for texts, or a count. */
    private boolean isNumber(TemplateTokens all) {
        for (String word : List.of("if", "else", "and", "or", ",", ":", "~")) {
            if (all.outside(word) >= 0) {
                return false;
            }
        }
        int start = 0;
        for (int i = 0; i <= all.size(); i++) {
            if (i == all.size() || all.at(i).is("+") || all.at(i).is("-")) {
                // a sign before a value may stand for a text: -5 | replace('-5', 'x')
                boolean difference = all.at(i).is("-") && i > start && endsValue(all.at(i - 1));
                if (difference || isCount(all.between(start, i))) {
                    return true;
                }
                start = i + 1;
            }
            i = all.at(i).opens() ? all.close(i) : i;
        }
        return false;
    }

    private static boolean endsValue(TemplateToken token) {
        return token.isName() && !token.isKeyword() || token.kind() == TemplateToken.Kind.NUMBER || token.closes();
    }

    private boolean isCount(TemplateTokens all) {
        int last = all.size() - 1;
        TemplateToken first = all.at(0);
        if (last == 0 && (first.kind() == TemplateToken.Kind.NUMBER || first.isName())) {
            return !first.isName() || !first.isKeyword() && names.of(first.text(), "") == TemplateValue.NUMBER;
        }
        if (last == 2 && first.isName() && all.at(1).is(".") && !first.isKeyword()) {
            return names.of(first.text(), all.at(2).text()) == TemplateValue.NUMBER;
        }
        if (first.is("(") && all.close(0) == last) {
            return isNumber(all.between(1, last));
        }
        boolean single = all.outside("*") < 0 && all.outside("%") < 0 && all.outside("/") < 0;
        return single && all.at(last - 1).is("|") && COUNT.contains(all.at(last).text());
    }
}
