package io.jenkins.lib.modelgate.scan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between a template's braces, in their order; text outside of them and remarks are left out. */
final class TemplateBlocks {

    private static final int MOST_TOKENS = 100_000;
    private static final int MOST_DEPTH = 32;

    private static final Pattern TOKEN = Pattern.compile(
            "(?<name>[\\p{L}_][\\p{L}\\p{N}_]*+)|(?<number>0[xXoObB][0-9A-Fa-f_]++|[0-9][0-9_]*+(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)|.",
            Pattern.DOTALL);

    private final String template;
    private final Matcher token;
    private final List<String> reasons;
    private final List<TemplateTokens> outputs = new ArrayList<>();
    private final List<TemplateTokens> statements = new ArrayList<>();
    private int tokens;

    /** @param reasons takes what is wrong with the braces themselves */
    TemplateBlocks(String template, List<String> reasons) {
        this.template = template;
        this.token = TOKEN.matcher(template);
        this.reasons = reasons;
        int at = 0;
        while (at >= 0 && at < template.length()) {
            at = next(at);
        }
    }

    /** What is between two braces and so is written out. */
    List<TemplateTokens> outputs() {
        return outputs;
    }

    /** What is between a brace and a per cent, its tag first. */
    List<TemplateTokens> statements() {
        return statements;
    }

    private int next(int from) {
        int open = template.indexOf('{', from);
        if (open < 0 || open + 1 == template.length()) {
            return -1;
        }
        char kind = template.charAt(open + 1);
        if (kind == '#') {
            int end = template.indexOf("#}", open + 2);
            if (end < 0) {
                reasons.add("a comment without an end");
            }
            return end < 0 ? -1 : end + 2;
        }
        return kind == '{' || kind == '%' ? block(open + 2, kind) : open + 1;
    }

    /** Takes in what is between the braces from {@code from} on; where it ends, or -1 where it does not. */
    private int block(int from, char kind) {
        List<TemplateToken> block = new ArrayList<>();
        int depth = 0;
        int braces = 0;
        int at = from;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (Character.isWhitespace(c) || at == from && (c == '-' || c == '+')) {
                at++;
                continue;
            }
            char following = at + 1 < template.length() ? template.charAt(at + 1) : ' ';
            if (kind == '%' && c == '%' && following == '}'
                    || kind == '{' && c == '}' && braces == 0 && following == '}') {
                (kind == '%' ? statements : outputs).add(new TemplateTokens(trimmed(block)));
                return at + 2;
            }
            TemplateToken next = token(at);
            at += next.text().length();
            block.add(next);
            depth += next.opens() ? 1 : next.closes() ? -1 : 0;
            braces += next.is("{") ? 1 : next.is("}") ? -1 : 0;
            if (depth > MOST_DEPTH || ++tokens > MOST_TOKENS) {
                reasons.add("more, or deeper brackets, than any chat template has");
                return -1;
            }
        }
        reasons.add("a block without an end");
        return -1;
    }

    private TemplateToken token(int at) {
        char c = template.charAt(at);
        if (c == '\'' || c == '"') {
            return new TemplateToken(TemplateToken.Kind.TEXT, template.substring(at, endOfText(at)));
        }
        token.region(at, template.length()).lookingAt();
        TemplateToken.Kind kind = token.group("name") != null
                ? TemplateToken.Kind.NAME
                : token.group("number") != null ? TemplateToken.Kind.NUMBER : TemplateToken.Kind.SIGN;
        return new TemplateToken(kind, token.group());
    }

    /** Where the text that begins here ends; at the template's end where it has no end of its own. */
    private int endOfText(int start) {
        char quote = template.charAt(start);
        int i = start + 1;
        while (i < template.length() && template.charAt(i) != quote) {
            i += template.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, template.length());
    }

    /** Without the sign before the closing brace that takes space away. */
    private static List<TemplateToken> trimmed(List<TemplateToken> block) {
        int last = block.size() - 1;
        boolean sign = last >= 0 && (block.get(last).is("-") || block.get(last).is("+"));
        return sign ? block.subList(0, last) : block;
    }
}
