package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.VisibleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes markup that is valid as HTML and well-formed as XML: what is opened is closed, every text and attribute is escaped,
 * and there is no way to write it raw.
 */
final class Markup {

    private static final Set<String> LINE_ENDS =
            Set.of("tr", "table", "section", "figure", "li", "head", "header", "p");

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /** Starts a document. */
    Markup doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a null value leaves the attribute out
     */
    Markup open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Closes the element opened last. */
    Markup close() {
        String name = open.pop();
        out.append("</").append(name).append('>');
        if (LINE_ENDS.contains(name)) {
            out.append('\n');
        }
        return this;
    }

    /** An element with nothing but text in it. */
    Markup leaf(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** An element that cannot have content: {@code <meta/>}, {@code <rect/>}. */
    Markup empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    Markup text(String text) {
        escape(text, false);
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    /** A coordinate, to a tenth of a pixel: pages with hundreds of charts stay small. */
    static String px(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1], true);
                out.append('"');
            }
        }
    }

    private void escape(String text, boolean inAttribute) {
        String clean = VisibleText.lines(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\'' -> out.append(inAttribute ? "&#39;" : "'");
                case '\r' -> out.append('\n');
                default -> out.append(c);
            }
        }
    }
}
