package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chat templates in <a href="https://jinja.palletsprojects.com/templates/">Jinja</a>, which are programs: held to a subset in
 * which nobody reaches Python's inner parts. Ordinary templates (loops, conditions, macros, namespaces, filters for texts
 * and lists) stay within it.
 */
final class ChatTemplate {

    private static final int MOST = 1 << 20;
    private static final int MOST_REASONS = 8;

    private static final Set<String> TAGS = Names.of("template-tags.txt");
    private static final Set<String> FILTERS = Names.of("template-filters.txt");
    private static final Set<String> CALLS = Names.of("template-calls.txt");

    /** Names that lead to Python's inner parts, as a variable or after a dot. */
    private static final Set<String> DENIED = Names.of("template-denied.txt");

    /** Methods that change what the caller brought, which no renderer of chat templates lets a template do. */
    private static final Set<String> CHANGES = Set.of(
            "append",
            "extend",
            "insert",
            "update",
            "setdefault",
            "pop",
            "popitem",
            "clear",
            "remove",
            "add",
            "discard");

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
        for (String reason : reasons(template)) {
            findings.add(
                    Rule.TEMPLATE,
                    position,
                    reason,
                    "The chat template is a program, and this is outside what is approved.");
        }
    }

    /** What in a template is outside the subset, as far as a person reads. */
    static List<String> reasons(String template) {
        if (template.length() > MOST) {
            return List.of("more than any template holds");
        }
        List<String> reasons = new ArrayList<>();
        TemplateBlocks blocks = new TemplateBlocks(template, reasons);
        TemplateNames names = new TemplateNames(blocks, reasons);
        TemplateIndexes indexes = new TemplateIndexes(names, reasons);
        TemplateBounds bounds = new TemplateBounds(reasons);
        for (TemplateTokens statement : blocks.statements()) {
            String tag = statement.at(0).text();
            if (!TAGS.contains(tag)) {
                reasons.add("the tag " + tag);
            }
            words(statement, 1, names, reasons);
        }
        blocks.outputs().forEach(output -> words(output, 0, names, reasons));
        List<TemplateTokens> all = new ArrayList<>(blocks.statements());
        all.addAll(blocks.outputs());
        all.forEach(indexes::judge);
        all.forEach(bounds::judge);
        return List.copyOf(reasons.subList(0, Math.min(reasons.size(), MOST_REASONS)));
    }

    private static void words(TemplateTokens block, int from, TemplateNames names, List<String> reasons) {
        for (int i = from; i < block.size(); i++) {
            TemplateToken token = block.at(i);
            if (token.isText()) {
                text(token, reasons);
            } else if (token.isName()) {
                name(block, i, names, reasons);
            } else if (token.is("(")
                    && (block.at(i - 1).closes() || block.at(i - 1).isText())) {
                reasons.add("a call of what another expression gives");
            }
        }
    }

    private static void text(TemplateToken literal, List<String> reasons) {
        String inner = literal.inner();
        if (SUSPECT_TEXT.matcher(inner).find() && !isMarker(inner)
                || ATTRIBUTE_FORMAT.matcher(inner).find() && inner.contains("}")
                || HIDDEN_UNDERSCORE.matcher(inner).find()) {
            reasons.add("the text " + literal.text());
        }
    }

    /** A special token such as {@code <|__start__|>}, or a sentence: no name of an attribute. */
    private static boolean isMarker(String text) {
        return !text.contains("%c") && (text.startsWith("<") || text.startsWith("[")) && text.length() > 2;
    }

    private static void name(TemplateTokens block, int i, TemplateNames names, List<String> reasons) {
        String name = block.at(i).text();
        TemplateToken before = block.at(i - 1);
        TemplateToken next = block.at(i + 1);
        boolean attribute = before.is(".");
        boolean called = next.is("(");
        if (name.startsWith("_") && name.length() > 1 || name.contains("__")) {
            reasons.add("the name " + name);
        } else if (TemplateIndexes.isFilter(block, i)) {
            if (!FILTERS.contains(name)) {
                reasons.add("the filter " + name);
            }
        } else if (DENIED.contains(name) && (called || next.is(".") || next.is("[") || attribute)) {
            reasons.add("the name " + name);
        } else if (attribute && called && CHANGES.contains(name)) {
            reasons.add("the call " + name);
        } else if (!attribute
                && called
                && !CALLS.contains(name)
                && !names.isMacro(name)
                && !before.is("is")
                && !(before.is("not") && block.at(i - 2).is("is"))) {
            reasons.add("the call " + name);
        }
    }
}
