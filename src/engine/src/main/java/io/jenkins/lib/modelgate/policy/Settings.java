package io.jenkins.lib.modelgate.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user said for one step, whichever door it came through. Reads each setting with its type and range, and refuses
 * what it does not know. Blank text counts as not said, so that an empty form field is the same as no field.
 *
 * <p>Settings are layered: what is not said here is looked up in the layer below, e.g. a section of
 * {@code modelgate.yaml}. Paths are returned relative to the workspace, also where they were said in a file in a folder.
 *
 * <p>Not safe for use by several threads: it remembers what was asked, for {@link #refuseUnknown()}.
 */
public final class Settings {

    private final String where;
    private final ObjectNode own;
    private final String folder;
    private final Settings below;
    private final Set<String> asked = new HashSet<>();

    private Settings(String where, ObjectNode own, String folder, Settings below) {
        this.where = where;
        this.own = own;
        this.folder = folder;
        this.below = below;
    }

    /**
     * @param where what a message calls this place, e.g. {@code driftGate} or {@code drift in modelgate.yaml}
     * @param said the settings by name
     */
    public static Settings of(String where, ObjectNode said) {
        return of(where, said, "");
    }

    /** @param folder the workspace folder that paths said here are relative to; empty for the workspace itself */
    public static Settings of(String where, ObjectNode said, String folder) {
        return new Settings(where, said.deepCopy(), folder, null);
    }

    /** Nothing said. */
    public static Settings none(String where) {
        return of(where, JsonNodeFactory.instance.objectNode());
    }

    /** These settings, and the other's where nothing is said here. */
    public Settings over(Settings other) {
        return new Settings(where, own, folder, below == null ? other : below.over(other));
    }

    public Optional<String> text(String name) {
        return said(name).map(said -> said.layer.asText(said.node, name));
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** A path or glob of the user's, relative to the workspace; a URL-like or absolute one as it stands. */
    public Optional<String> path(String name) {
        return said(name).map(said -> said.layer.inFolder(said.layer.asText(said.node, name)));
    }

    public String requiredPath(String name) {
        return path(name).orElseThrow(() -> missing(name));
    }

    /** Several paths or globs: a list, or one text. */
    public List<String> paths(String name) {
        return said(name)
                .map(said -> said.layer.asTexts(said.node, name).stream()
                        .map(said.layer::inFolder)
                        .toList())
                .orElse(List.of());
    }

    /** A list of texts; one text stands for a list with comma-separated parts. */
    public List<String> texts(String name) {
        return said(name).map(said -> said.layer.asTexts(said.node, name)).orElse(List.of());
    }

    /**
     * @param min smallest allowed value, inclusive
     * @param max largest allowed value, inclusive
     */
    public OptionalDouble number(String name, double min, double max) {
        Optional<Said> said = said(name);
        if (said.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = said.get().layer.asNumber(said.get().node, name);
        if (!(value >= min && value <= max)) {
            throw said.get()
                    .layer
                    .wrong(name, "must lie between %s and %s, not %s".formatted(plain(min), plain(max), plain(value)));
        }
        return OptionalDouble.of(value);
    }

    /** A whole number, or the default where nothing is said. */
    public int integer(String name, int defaultValue, int min, int max) {
        OptionalDouble value = number(name, min, max);
        if (value.isEmpty()) {
            return defaultValue;
        }
        if (value.getAsDouble() != Math.rint(value.getAsDouble())) {
            throw wrong(name, "must be a whole number, not " + plain(value.getAsDouble()));
        }
        return (int) value.getAsDouble();
    }

    /**
     * A length of time such as {@code 250ms}, {@code 30s}, {@code 5m} or {@code 1h}, or the default where nothing is said.
     *
     * @param min smallest allowed value, inclusive
     * @param max largest allowed value, inclusive
     */
    public Duration duration(String name, Duration defaultValue, Duration min, Duration max) {
        Optional<Said> said = said(name);
        if (said.isEmpty()) {
            return defaultValue;
        }
        Settings layer = said.get().layer;
        String text = layer.asText(said.get().node, name);
        Duration value = DurationText.parse(text)
                .orElseThrow(() -> layer.wrong(
                        name, "must be a length of time such as 250ms, 30s, 5m or 1h, not '%s'".formatted(text)));
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw layer.wrong(
                    name,
                    "must lie between %s and %s, not %s"
                            .formatted(DurationText.of(min), DurationText.of(max), DurationText.of(value)));
        }
        return value;
    }

    public boolean flag(String name, boolean defaultValue) {
        Optional<Said> said = said(name);
        if (said.isEmpty()) {
            return defaultValue;
        }
        String text = said.get().node.asText().strip().toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw said.get().layer.wrong(name, "must be true or false, not '%s'".formatted(text));
        }
        return text.equals("true");
    }

    /** One of an enum's constants, written in any case, with or without underscores. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> flat(constant.name()).equals(flat(text)))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                name,
                                "must be one of %s, not '%s'"
                                        .formatted(
                                                String.join(
                                                        ", ",
                                                        Arrays.stream(type.getEnumConstants())
                                                                .map(Settings::word)
                                                                .toList()),
                                                text))));
    }

    /** A list of groups of settings, each read like this one; empty where nothing is said. */
    public List<Settings> groups(String name) {
        Optional<Said> said = said(name);
        if (said.isEmpty()) {
            return List.of();
        }
        Settings layer = said.get().layer;
        JsonNode node = said.get().node;
        if (!node.isArray()) {
            throw layer.wrong(name, "must be a list");
        }
        List<Settings> groups = new ArrayList<>();
        for (JsonNode element : node) {
            if (!(element instanceof ObjectNode group)) {
                throw layer.wrong(
                        name, "must be a list of groups of settings, not of '%s'".formatted(element.asText()));
            }
            groups.add(of("%s: %s[%d]".formatted(layer.where, name, groups.size()), group, layer.folder));
        }
        return groups;
    }

    /** Refuses, once everything known has been asked for, what is left: a misspelt setting must not be silently ignored. */
    public void refuseUnknown() {
        for (Settings layer = this; layer != null; layer = layer.below) {
            for (String name : (Iterable<String>) layer.own::fieldNames) {
                if (!asked.contains(name)) {
                    throw new SettingsException("%s: there is no setting '%s'%s"
                            .formatted(
                                    layer.where,
                                    name,
                                    Spelling.closest(name, asked)
                                            .map(" — did you mean '%s'?"::formatted)
                                            .orElse("; there are " + String.join(", ", new TreeSet<>(asked)) + ".")));
                }
            }
        }
    }

    /** A refusal of this setting's value, for rules that only the caller knows. */
    public SettingsException wrong(String name, String what) {
        return new SettingsException("%s: '%s' %s.".formatted(where, name, what));
    }

    private SettingsException missing(String name) {
        Set<String> notAsked = new TreeSet<>();
        for (Settings layer = this; layer != null; layer = layer.below) {
            layer.own.fieldNames().forEachRemaining(notAsked::add);
        }
        notAsked.removeAll(asked);
        return new SettingsException("%s: '%s' is missing%s"
                .formatted(
                        where,
                        name,
                        Spelling.closest(name, notAsked)
                                .map(" — is '%s' meant to be it?"::formatted)
                                .orElse(".")));
    }

    private record Said(Settings layer, JsonNode node) {}

    private Optional<Said> said(String name) {
        asked.add(name);
        for (Settings layer = this; layer != null; layer = layer.below) {
            JsonNode node = layer.own.get(name);
            boolean blank = node == null
                    || node.isNull()
                    || node.isTextual() && node.textValue().isBlank();
            if (!blank) {
                return Optional.of(new Said(layer, node));
            }
        }
        return Optional.empty();
    }

    private String inFolder(String path) {
        boolean elsewhere = folder.isEmpty() || path.startsWith("/") || path.contains(":");
        return elsewhere ? path : folder + "/" + path;
    }

    private String asText(JsonNode node, String name) {
        if (!node.isValueNode()) {
            throw wrong(name, "must be a single value");
        }
        return node.asText().strip();
    }

    private List<String> asTexts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> texts.add(asText(element, name)));
        } else {
            texts.addAll(Arrays.asList(asText(node, name).split("\\s*[,\\n]\\s*")));
        }
        texts.removeIf(String::isBlank);
        return List.copyOf(texts);
    }

    private double asNumber(JsonNode node, String name) {
        try {
            double value = node.isNumber() ? node.doubleValue() : Double.parseDouble(asText(node, name));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "must be a number, not '%s'".formatted(node.asText()));
        }
        throw wrong(name, "must be a finite number");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String flat(String text) {
        return text.replaceAll("[_\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
