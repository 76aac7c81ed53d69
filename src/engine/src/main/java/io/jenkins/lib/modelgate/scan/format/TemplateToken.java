package io.jenkins.lib.modelgate.scan.format;

import java.util.Set;

/**
 * A word, text, number or sign between a template's braces.
 *
 * @param text as it stands there, a text with its quotes
 */
record TemplateToken(Kind kind, String text) {

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN
    }

    /** Words that stand between values and are none themselves. */
    static final Set<String> KEYWORDS = Set.of("if", "else", "elif", "and", "or", "not", "in", "is", "recursive");

    private static final TemplateToken NONE = new TemplateToken(Kind.SIGN, "");

    /** What stands where nothing does. */
    static TemplateToken none() {
        return NONE;
    }

    boolean is(String other) {
        return kind != Kind.TEXT && text.equals(other);
    }

    boolean isName() {
        return kind == Kind.NAME;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isKeyword() {
        return isName() && KEYWORDS.contains(text);
    }

    /** A text without its quotes. */
    String inner() {
        return text.substring(1, Math.max(text.length() - 1, 1));
    }

    boolean opens() {
        return is("(") || is("[") || is("{");
    }

    boolean closes() {
        return is(")") || is("]") || is("}");
    }
}
