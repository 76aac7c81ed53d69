package io.jenkins.lib.modelgate.scan.format;

/**
 * The tokens of one line of TorchScript, parted as PyTorch's own lexer parts them. What stands within a string or a comment
 * is no name, and a line is never kept as a list, since a hostile one has millions.
 */
final class TorchTokens {

    /** What a token is; the strange are those that PyTorch does not write. */
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        MARK,
        STRANGE,
        END
    }

    /** @param text of a name or mark; empty for all others */
    record Token(Kind kind, String text) {

        boolean is(String mark) {
            return kind == Kind.MARK && text.equals(mark);
        }
    }

    static final Token END = new Token(Kind.END, "");
    private static final Token STRANGE = new Token(Kind.STRANGE, "");
    private static final Token STRING = new Token(Kind.STRING, "");
    private static final Token NUMBER = new Token(Kind.NUMBER, "");

    private final String line;
    private int at;

    TorchTokens(String line) {
        this.line = line;
    }

    /** {@link #END} at the end of the line, and from then on. */
    Token next() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        if (at == line.length()) {
            return END;
        }
        char first = line.charAt(at);
        if (first == '#') {
            return comment();
        }
        if (first == '"' || first == '\'') {
            return string(first);
        }
        if (isLetter(first)) {
            return name();
        }
        if (isDigit(at) || first == '.' && isDigit(at + 1)) {
            return number();
        }
        at++;
        return first > ' ' && first < 0x7f && "\\`$?;".indexOf(first) < 0
                ? new Token(Kind.MARK, String.valueOf(first))
                : STRANGE;
    }

    /** A remark; one that tells a type is code, and of that there is none here. */
    private Token comment() {
        boolean type = line.substring(at + 1).strip().startsWith("type:");
        at = line.length();
        return type ? STRANGE : END;
    }

    private Token string(char quote) {
        if (line.startsWith(String.valueOf(quote).repeat(3), at)) {
            at = line.length();
            return STRANGE;
        }
        for (at++; at < line.length() && line.charAt(at) != quote; at++) {
            if (line.charAt(at) == '\\') {
                at++;
            }
        }
        if (at >= line.length()) {
            at = line.length();
            return STRANGE;
        }
        at++;
        return STRING;
    }

    private Token name() {
        int start = at;
        while (at < line.length() && (isLetter(line.charAt(at)) || isDigit(at))) {
            at++;
        }
        return new Token(Kind.NAME, line.substring(start, at));
    }

    private Token number() {
        digits();
        if (at < line.length() && line.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < line.length() && "eE".indexOf(line.charAt(at)) >= 0) {
            at++;
            if (at < line.length() && "+-".indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            digits();
        }
        if (at < line.length() && line.charAt(at) == 'j') {
            at++;
        }
        // a name right behind a number would be parted elsewhere than here
        return at < line.length() && isLetter(line.charAt(at)) ? STRANGE : NUMBER;
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int position) {
        return position < line.length() && line.charAt(position) >= '0' && line.charAt(position) <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f';
    }
}
