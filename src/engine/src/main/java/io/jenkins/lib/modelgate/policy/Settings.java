package io.jenkins.lib.modelgate.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

    /** Whether anything is said. */
    public boolean isSaid(String name) {
        return said(name).isPresent();
    }

    public Optional<String> text(String name) {
        return said(name).map(SaidValue::text);
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** A path or glob of the user's, relative to the workspace; a URL-like or absolute one as it stands. */
    public Optional<String> path(String name) {
        return said(name).map(SaidValue::path);
    }

    public String requiredPath(String name) {
        return path(name).orElseThrow(() -> missing(name));
    }

    /** Several paths or globs: a list, or one text. */
    public List<String> paths(String name) {
        return said(name).map(SaidValue::paths).orElse(List.of());
    }

    /** A list of texts; one text stands for a list with comma-separated parts. */
    public List<String> texts(String name) {
        return said(name).map(SaidValue::texts).orElse(List.of());
    }

    /**
     * @param min smallest allowed value, inclusive
     * @param max largest allowed value, inclusive
     */
    public OptionalDouble number(String name, double min, double max) {
        Optional<SaidValue> said = said(name);
        return said.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(said.get().number(min, max));
    }

    /** A whole number, or the default where nothing is said. */
    public int integer(String name, int defaultValue, int min, int max) {
        return said(name).map(value -> value.integer(min, max)).orElse(defaultValue);
    }

    /**
     * A length of time such as {@code 250ms}, {@code 30s}, {@code 5m} or {@code 1h}, or the default where nothing is said.
     *
     * @param min smallest allowed value, inclusive
     * @param max largest allowed value, inclusive
     */
    public Duration duration(String name, Duration defaultValue, Duration min, Duration max) {
        return said(name).map(value -> value.duration(min, max)).orElse(defaultValue);
    }

    public boolean flag(String name, boolean defaultValue) {
        return said(name).map(SaidValue::flag).orElse(defaultValue);
    }

    /** One of an enum's constants, written in any case, with or without underscores. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return said(name).map(value -> value.choice(type));
    }

    /** The words that {@link #choice} knows an enum's constants by. */
    public static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(SaidValue::word).toList();
    }

    /** A list of groups of settings, each read like this one; empty where nothing is said. */
    public List<Settings> groups(String name) {
        return said(name).map(SaidValue::groups).orElse(List.of());
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
        return SaidValue.wrong(where, name, what);
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

    /** The first layer that says anything; blank text says nothing. */
    private Optional<SaidValue> said(String name) {
        asked.add(name);
        for (Settings layer = this; layer != null; layer = layer.below) {
            JsonNode node = layer.own.get(name);
            boolean blank = node == null
                    || node.isNull()
                    || node.isTextual() && node.textValue().isBlank();
            if (!blank) {
                return Optional.of(new SaidValue(layer.where, layer.folder, name, node));
            }
        }
        return Optional.empty();
    }
}
