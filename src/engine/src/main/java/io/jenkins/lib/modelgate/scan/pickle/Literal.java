package io.jenkins.lib.modelgate.scan.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a literal of Python as the header of a NumPy file has it: dictionaries, tuples, lists, texts, whole numbers, True,
 * False and None; nothing that has to be worked out. Tuples and lists come out as {@link Sequence}.
 */
final class Literal {

    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    /** A tuple or a list. */
    record Sequence(boolean tuple, List<Object> elements) {}

    /** What {@code None} is read as. */
    enum Constant {
        NONE
    }

    private Literal(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where the text is no such literal */
    static Object read(String text) {
        Literal literal = new Literal(text);
        Object value = literal.value(0);
        literal.blanks();
        if (literal.at < text.length()) {
            throw literal.wrong();
        }
        return value;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("no plain literal of Python at its character " + at);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        blanks();
        if (at == text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private boolean takes(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw wrong();
        }
        char first = peek();
        if (first == '{') {
            return dictionary(depth);
        }
        if (first == '(' || first == '[') {
            return sequence(first == '(', depth);
        }
        if (first == '\'' || first == '"') {
            return string();
        }
        if (first == '-' || first >= '0' && first <= '9') {
            return number();
        }
        return word();
    }

    private Object dictionary(int depth) {
        at++;
        Map<Object, Object> entries = new LinkedHashMap<>();
        while (!takes('}')) {
            Object key = value(depth + 1);
            if (!takes(':') || entries.put(key, value(depth + 1)) != null) {
                throw wrong();
            }
            if (peek() != '}' && !takes(',')) {
                throw wrong();
            }
        }
        return entries;
    }

    private Object sequence(boolean tuple, int depth) {
        at++;
        char end = tuple ? ')' : ']';
        List<Object> elements = new ArrayList<>();
        boolean comma = false;
        while (!takes(end)) {
            elements.add(value(depth + 1));
            comma = peek() == ',';
            if (peek() != end && !takes(',')) {
                throw wrong();
            }
        }
        return tuple && elements.size() == 1 && !comma ? elements.get(0) : new Sequence(tuple, elements);
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw wrong();
            }
            char next = text.charAt(at++);
            if (next == quote) {
                return value.toString();
            }
            if (next == '\\') {
                // The text itself is of no matter, only where it ends.
                if (at == text.length()) {
                    throw wrong();
                }
                value.append(next);
                next = text.charAt(at++);
            }
            value.append(next);
        }
    }

    private Long number() {
        int start = at++;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && text.charAt(at) < 128) {
            at++;
        }
        try {
            Long value = Long.valueOf(text.substring(start, at));
            if (at < text.length() && text.charAt(at) == 'L') {
                at++; // written by Python 2
            }
            return value;
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private Object word() {
        for (String word : List.of("True", "False", "None")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("None") ? Constant.NONE : Boolean.valueOf(word);
            }
        }
        throw wrong();
    }
}
