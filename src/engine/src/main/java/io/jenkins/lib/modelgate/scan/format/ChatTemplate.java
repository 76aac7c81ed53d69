package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chat templates in <a href="https://jinja.palletsprojects.com/templates/">Jinja</a>, which are programs: held to a subset in
 * which nobody reaches Python's inner parts. Ordinary templates (loops, conditions, macros, namespaces, filters for texts
 * and lists) stay within it.
 */
final class ChatTemplate {

    private static final int MOST = 1 << 20;

    private static final Set<String> TAGS = Set.of(
            "if",
            "elif",
            "else",
            "endif",
            "for",
            "endfor",
            "set",
            "endset",
            "macro",
            "endmacro",
            "call",
            "endcall",
            "generation",
            "endgeneration",
            "break",
            "continue",
            "raw",
            "endraw",
            "with",
            "endwith",
            "filter",
            "endfilter");

    private static final Set<String> FILTERS = Set.of(
            "trim",
            "tojson",
            "length",
            "count",
            "upper",
            "lower",
            "capitalize",
            "title",
            "join",
            "list",
            "string",
            "int",
            "float",
            "default",
            "d",
            "first",
            "last",
            "selectattr",
            "rejectattr",
            "select",
            "reject",
            "map",
            "items",
            "dictsort",
            "sort",
            "unique",
            "replace",
            "safe",
            "e",
            "escape",
            "reverse",
            "batch",
            "indent",
            "round",
            "min",
            "max",
            "sum",
            "abs",
            "slice",
            "truncate",
            "wordcount",
            "from_json",
            "fromjson",
            "groupby",
            "strip",
            "split");

    private static final Set<String> CALLS = Set.of(
            "raise_exception",
            "strftime_now",
            "range",
            "namespace",
            "dict",
            "caller",
            "loop",
            "not",
            "and",
            "or",
            "in",
            "is",
            "if",
            "else",
            "elif",
            "set",
            "for",
            "call",
            "macro",
            "filter",
            "tojson",
            "date_string",
            "enumerate",
            "zip",
            "len",
            "str",
            "fromjson",
            "from_json",
            "defined",
            "divisibleby",
            "equalto",
            "eq",
            "ne",
            "sameas",
            "gt",
            "lt",
            "ge",
            "le",
            "raise_error",
            "items");

    /** Names that lead to Python's inner parts, as a variable or after a dot. */
    private static final Set<String> DENIED = Set.of(
            "lipsum",
            "cycler",
            "joiner",
            "self",
            "request",
            "config",
            "url_for",
            "get_flashed_messages",
            "mro",
            "format",
            "format_map",
            "func_globals",
            "func_code",
            "gi_frame",
            "gi_code",
            "cr_frame",
            "ag_frame",
            "f_globals",
            "f_builtins",
            "f_locals",
            "globals",
            "builtins",
            "os",
            "sys",
            "subprocess",
            "popen",
            "system",
            "importlib",
            "eval",
            "exec",
            "compile",
            "getattr",
            "setattr",
            "open",
            "breakpoint",
            "environ",
            "load_module",
            "co_code",
            "tb_frame",
            "attr",
            "modules");

    private static final Pattern TOKEN =
            Pattern.compile("(?<name>[\\p{L}_][\\p{L}\\p{N}_]*+)|[0-9][0-9_.eE]*+|.", Pattern.DOTALL);

    /** Within a text: what a name of Python's inner parts looks like, or is put together from. */
    private static final Pattern SUSPECT_TEXT = Pattern.compile("^_++$|__[A-Za-z]|[A-Za-z]__$|^_[a-z]++_?_|%c|^attr$");

    /** Within a text: a format that takes attributes. */
    private static final Pattern ATTRIBUTE_FORMAT = Pattern.compile("\\{[0-9a-z_]*+[.\\[!]");

    private static final Pattern HIDDEN_UNDERSCORE = Pattern.compile("\\\\(x5[fF]|u005[fF]|U0000005[fF]|137|N\\{)");

    /** Says what in a template is outside the subset. */
    void judge(String template, long position, Findings findings) {
        if (template.length() > MOST) {
            findings.add(Rule.TOO_MUCH, position, "", "The template is larger than any chat template.");
            return;
        }
        List<String> reasons = new ArrayList<>();
        Set<String> macros = new HashSet<>();
        Matcher macro =
                Pattern.compile("\\{%[-+]?\\s*macro\\s+([A-Za-z][A-Za-z0-9_]*)").matcher(template);
        while (macro.find()) {
            macros.add(macro.group(1));
        }
        int at = 0;
        while (at >= 0 && at < template.length() && reasons.size() < 8) {
            int open = template.indexOf('{', at);
            if (open < 0 || open + 1 == template.length()) {
                break;
            }
            char kind = template.charAt(open + 1);
            if (kind == '#') {
                int end = template.indexOf("#}", open + 2);
                if (end < 0) {
                    reasons.add("a comment without an end");
                    break;
                }
                at = end + 2;
            } else if (kind == '{' || kind == '%') {
                at = block(template, open + 2, kind, macros, reasons);
            } else {
                at = open + 1;
            }
        }
        for (String reason : reasons) {
            findings.add(
                    Rule.TEMPLATE,
                    position,
                    reason,
                    "The chat template is a program, and this is outside what is approved.");
        }
    }

    /** Judges what is between the braces from {@code from} on; where it ends, or -1 where it does not. */
    private static int block(String template, int from, char kind, Set<String> macros, List<String> reasons) {
        Matcher token = TOKEN.matcher(template);
        String before = "";
        String before2 = "";
        int braces = 0;
        boolean first = true;
        int at = from;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (Character.isWhitespace(c) || first && at == from && (c == '-' || c == '+')) {
                at++;
                continue;
            }
            int start = at;
            boolean literal = c == '\'' || c == '"';
            if (literal) {
                at = endOfText(template, at);
            } else {
                token.region(at, template.length()).lookingAt();
                at = token.end();
            }
            char following = at < template.length() ? template.charAt(at) : ' ';
            if (kind == '%' && c == '%' && following == '}'
                    || kind == '{' && c == '}' && braces == 0 && following == '}') {
                return at + 1;
            }
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            String text = template.substring(start, at);
            if (literal) {
                text(text, before, following, reasons);
            } else if (token.group("name") != null) {
                if (first && kind == '%') {
                    tag(text, reasons);
                } else {
                    name(text, before, before2, nextSign(template, at), macros, reasons);
                }
            } else if (c == '~' && before2.equals("[")) {
                reasons.add("an index put together of texts");
            }
            first = false;
            before2 = before;
            before = literal ? "'" : text;
        }
        reasons.add("a block without an end");
        return -1;
    }

    /** Where the text that begins here ends; at the template's end where it has no end of its own. */
    private static int endOfText(String template, int start) {
        char quote = template.charAt(start);
        int i = start + 1;
        while (i < template.length() && template.charAt(i) != quote) {
            i += template.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, template.length());
    }

    private static char nextSign(String template, int at) {
        int i = at;
        while (i < template.length() && Character.isWhitespace(template.charAt(i))) {
            i++;
        }
        return i < template.length() ? template.charAt(i) : ' ';
    }

    private static void text(String literal, String before, char following, List<String> reasons) {
        String inner = literal.substring(1, Math.max(literal.length() - 1, 1));
        if (SUSPECT_TEXT.matcher(inner).find() && !isMarker(inner)
                || ATTRIBUTE_FORMAT.matcher(inner).find() && inner.contains("}")
                || HIDDEN_UNDERSCORE.matcher(inner).find()) {
            reasons.add("the text " + literal);
        } else if (before.equals("[") && DENIED.contains(inner)) {
            reasons.add("the index " + literal);
        } else if (following == '[') {
            reasons.add("a letter taken out of the text " + literal);
        }
    }

    /** A special token such as {@code <|__start__|>}, or a sentence: no name of an attribute. */
    private static boolean isMarker(String text) {
        return !text.contains("%c") && (text.startsWith("<") || text.startsWith("[")) && text.length() > 2;
    }

    private static void tag(String tag, List<String> reasons) {
        if (!TAGS.contains(tag)) {
            reasons.add("the tag " + tag);
        }
    }

    private static void name(
            String name, String before, String before2, char following, Set<String> macros, List<String> reasons) {
        boolean attribute = before.equals(".");
        boolean filter = before.equals("|") || before2.equals("%") && before.equals("filter");
        if (name.startsWith("_") && name.length() > 1 || name.contains("__")) {
            reasons.add("the name " + name);
        } else if (filter) {
            if (!FILTERS.contains(name)) {
                reasons.add("the filter " + name);
            }
        } else if (DENIED.contains(name) && (following == '(' || following == '.' || following == '[' || attribute)) {
            reasons.add("the name " + name);
        } else if (!attribute
                && following == '('
                && !CALLS.contains(name)
                && !macros.contains(name)
                && !before.equals("is")
                && !before.equals("not")) {
            reasons.add("the call " + name);
        }
    }
}
