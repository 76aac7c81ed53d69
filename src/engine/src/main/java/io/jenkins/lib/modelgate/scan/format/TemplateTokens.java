package io.jenkins.lib.modelgate.scan.format;

import java.util.ArrayList;
import java.util.List;

/** A run of a template's tokens, such as one expression. */
record TemplateTokens(List<TemplateToken> list) {

    int size() {
        return list.size();
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** The token at a place; outside of the run one that is nothing. */
    TemplateToken at(int index) {
        return index < 0 || index >= list.size() ? TemplateToken.none() : list.get(index);
    }

    TemplateTokens from(int start) {
        return between(start, size());
    }

    TemplateTokens between(int start, int end) {
        return new TemplateTokens(list.subList(Math.min(start, end), end));
    }

    /** Where what is opened at {@code open} is closed; the run's end where it is not. */
    int close(int open) {
        int depth = 0;
        for (int i = open; i < size(); i++) {
            depth += at(i).opens() ? 1 : at(i).closes() ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return size();
    }

    /** Where the word or sign stands first, outside of all brackets; -1 where it does not. */
    int outside(String text) {
        for (int i = 0; i < size(); i++) {
            if (at(i).is(text)) {
                return i;
            }
            i = at(i).opens() ? close(i) : i;
        }
        return -1;
    }

    /** The parts between commas that stand outside of all brackets. */
    List<TemplateTokens> parts() {
        List<TemplateTokens> parts = new ArrayList<>();
        TemplateTokens rest = this;
        for (int comma = rest.outside(","); comma >= 0; comma = rest.outside(",")) {
            parts.add(rest.between(0, comma));
            rest = rest.from(comma + 1);
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /** Whether the bracket at a place takes something out of what stands before it, instead of making a list. */
    boolean takesOut(int index) {
        TemplateToken before = at(index - 1);
        boolean attribute = at(index - 2).is(".");
        return at(index).is("[")
                && (before.isName() && (attribute || !before.isKeyword())
                        || before.isText()
                        || before.kind() == TemplateToken.Kind.NUMBER
                        || before.closes());
    }

    /** Whether a call's parenthesis follows a place. */
    boolean isCalled(int index) {
        return at(index + 1).is("(");
    }

    String shown() {
        StringBuilder shown = new StringBuilder();
        for (TemplateToken token : list.subList(0, Math.min(40, size()))) {
            boolean words = !shown.isEmpty()
                    && token.kind() != TemplateToken.Kind.SIGN
                    && Character.isLetterOrDigit(shown.charAt(shown.length() - 1));
            shown.append(words ? " " : "").append(token.text());
        }
        return shown.toString();
    }
}
