package io.jenkins.lib.modelgate.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One setting as a user wrote it: understood as what it should be, or refused by name.
 *
 * @param where what a message calls the place where it was said
 * @param place what a sentence calls it, e.g. {@code the command line}
 * @param folder the workspace folder that paths said there are relative to; empty for the workspace itself
 * @param name the setting's name
 * @param node what was said, not blank
 */
record SaidValue(String where, String place, String folder, String name, JsonNode node) {

    private static final Pattern PLAIN = Pattern.compile("[\\w.%+-]{1,60}");

    String text() {
        return text(node);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> texts.add(text(element)));
        } else {
            texts.addAll(Arrays.asList(text().split("\\s*[,\\n]\\s*")));
        }
        texts.removeIf(String::isBlank);
        return List.copyOf(texts);
    }

    String path() {
        return inFolder(text());
    }

    /** Whether a sentence may show it: an address may hold a secret, a plain word or number does not. */
    boolean isPlain() {
        return node.isValueNode() && PLAIN.matcher(text()).matches();
    }

    boolean isTheSameAs(SaidValue other) {
        return node.isValueNode() && other.node.isValueNode() && text().equals(other.text());
    }

    /** A list in one line. */
    String shownList() {
        boolean hasGroups = node.isArray() && !node.isEmpty() && node.get(0).isObject();
        return String.join(
                ", ",
                hasGroups
                        ? MetricLimit.listIn(this).stream()
                                .flatMap(limit -> limit.told().stream())
                                .toList()
                        : texts());
    }

    double number(double min, double max) {
        double value = number();
        if (!(value >= min && value <= max)) {
            throw wrong("must lie between %s and %s, not %s".formatted(plain(min), plain(max), plain(value)));
        }
        return value;
    }

    int integer(int min, int max) {
        double value = number(min, max);
        if (value != Math.rint(value)) {
            throw wrong("must be a whole number, not " + plain(value));
        }
        return (int) value;
    }

    Duration duration(Duration min, Duration max) {
        Duration value = DurationText.parse(text())
                .orElseThrow(() ->
                        wrong("must be a length of time such as 250ms, 30s, 5m, 1h or 7d, not '%s'".formatted(text())));
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw wrong("must lie between %s and %s, not %s"
                    .formatted(DurationText.of(min), DurationText.of(max), DurationText.of(value)));
        }
        return value;
    }

    boolean flag() {
        String text = text().toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("must be true or false, not '%s'".formatted(text));
        }
        return text.equals("true");
    }

    <E extends Enum<E>> E choice(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (flat(constant.name()).equals(flat(text()))) {
                return constant;
            }
        }
        throw wrong("must be one of %s, not '%s'".formatted(String.join(", ", Settings.words(type)), text()));
    }

    List<Settings> groups() {
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        List<Settings> groups = new ArrayList<>();
        for (JsonNode element : node) {
            if (!(element instanceof ObjectNode group)) {
                throw wrong("must be a list of groups of settings, not of '%s'".formatted(element.asText()));
            }
            groups.add(Settings.of("%s: %s[%d]".formatted(where, name, groups.size()), group, folder));
        }
        return groups;
    }

    static SettingsException wrong(String where, String name, String what) {
        return new SettingsException("%s: '%s' %s.".formatted(where, name, what));
    }

    SettingsException wrong(String what) {
        return wrong(where, name, what);
    }

    private String text(JsonNode value) {
        if (!value.isValueNode()) {
            throw wrong("must be a single value");
        }
        return value.asText().strip();
    }

    private double number() {
        try {
            double value = node.isNumber() ? node.doubleValue() : Double.parseDouble(text());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong("must be a number, not '%s'".formatted(text()));
        }
        throw wrong("must be a finite number");
    }

    String inFolder(String path) {
        boolean elsewhere = folder.isEmpty() || path.startsWith("/") || path.contains(":");
        return elsewhere ? path : folder + "/" + path;
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String flat(String text) {
        return text.replaceAll("[_\\s-]", "").toLowerCase(Locale.ROOT);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
