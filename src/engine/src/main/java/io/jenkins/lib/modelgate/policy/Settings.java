package io.jenkins.lib.modelgate.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user said for one step, whichever door it came through. Reads each setting with its type and range, and refuses
 * what it does not know. Blank text counts as not said, so that an empty form field is the same as no field.
 *
 * <p>Settings are layered, the closest place first: the step's own over a section of {@code modelgate.yaml}. {@link Merge}
 * has the rule by which they are put together. Paths are returned relative to the workspace, also where they were said in a file in a folder.
 *
 * <p>Not safe for use by several threads: it remembers what was asked, for {@link #refuseUnknown()}.
 */
public final class Settings {

    /** The setting that names settings of which further places are not to count. */
    public static final String REPLACE = "replace";

    private final String where;
    private final ObjectNode own;
    private final String folder;
    private final String place;
    private final boolean isFallback;
    private final Settings below;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> replaced = new LinkedHashSet<>();

    private Settings(String where, ObjectNode own, String folder, String place, boolean isFallback, Settings below) {
        this.where = where;
        this.place = place;
        this.isFallback = isFallback;
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
        return new Settings(where, said.deepCopy(), folder, where, false, null);
    }

    /** What counts only where nobody says anything, such as what a build server knows by itself; not merged with. */
    public static Settings fallback(String where, ObjectNode said) {
        return new Settings(where, said.deepCopy(), "", where, true, null);
    }

    /** @param name what a sentence calls this place, e.g. {@code the command line} */
    public Settings saidIn(String name) {
        return new Settings(where, own, folder, name, isFallback, below);
    }

    /** Nothing said. */
    public static Settings none(String where) {
        return of(where, JsonNodeFactory.instance.objectNode());
    }

    /**
     * These settings over the other's: the closer place. Of a single value the closer place's counts, lists are united, and
     * of what both say of the same the closer word counts; {@link #replaced()} tells what did not.
     */
    public Settings over(Settings other) {
        return new Settings(where, own, folder, place, isFallback, below == null ? other : below.over(other));
    }

    /** What a closer place replaced, of what was asked for so far: a sentence each. */
    public List<String> replaced() {
        return List.copyOf(replaced);
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
        return paths(name, ListRule.NAMES);
    }

    /** @param rule what the texts are about, where several places say some */
    public List<String> paths(String name, ListRule rule) {
        return merge(name).texts(places(name), rule).stream()
                .map(located -> located.place().inFolder(located.text()))
                .toList();
    }

    /** A list of names; one text stands for a list with comma-separated parts. */
    public List<String> texts(String name) {
        return texts(name, ListRule.NAMES);
    }

    /** @param rule what the texts are about, where several places say some */
    public List<String> texts(String name, ListRule rule) {
        return merge(name).texts(places(name), rule).stream()
                .map(Merge.Located::text)
                .toList();
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

    /** A list of limits, merged by metric; empty where nothing is said. */
    List<MetricLimit> limits(String name) {
        return merge(name).limits(places(name));
    }

    /** Refuses, once everything known has been asked for, what is left: a misspelt setting must not be silently ignored. */
    public void refuseUnknown() {
        for (Settings layer = this; layer != null; layer = layer.below) {
            for (String name : (Iterable<String>) layer.own::fieldNames) {
                if (!asked.contains(name)) {
                    throw unknown("%s: there is no setting".formatted(layer.where), name);
                }
            }
            if (!isBlank(layer.own.get(REPLACE))) {
                for (String name : layer.ownReplace()) {
                    if (!asked.contains(name)) {
                        throw unknown("%s: '%s' names what is no setting:".formatted(layer.where, REPLACE), name);
                    }
                }
            }
        }
    }

    private SettingsException unknown(String what, String name) {
        return new SettingsException("%s '%s'%s"
                .formatted(
                        what,
                        name,
                        Spelling.closest(name, asked)
                                .map(" — did you mean '%s'?"::formatted)
                                .orElse("; there are " + String.join(", ", new TreeSet<>(asked)) + ".")));
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

    private Optional<SaidValue> said(String name) {
        List<SaidValue> places = places(name);
        return places.isEmpty() ? Optional.empty() : Optional.of(merge(name).value(places));
    }

    private Merge merge(String name) {
        return new Merge(name, replaced::add);
    }

    /** What each place says, the closest first; blank text says nothing, and a fallback is silent where another speaks. */
    private List<SaidValue> places(String name) {
        asked.add(name);
        List<SaidValue> places = new ArrayList<>();
        Settings onlyUpTo = null;
        for (Settings layer = this; layer != null; layer = layer.below) {
            JsonNode node = layer.own.get(name);
            boolean silent = isBlank(node) || layer.isFallback && (!places.isEmpty() || onlyUpTo != null);
            if (!silent) {
                SaidValue value = new SaidValue(layer.where, layer.place, layer.folder, name, node);
                if (onlyUpTo == null) {
                    places.add(value);
                } else {
                    merge(name).leftOut(value, onlyUpTo.place);
                }
            }
            onlyUpTo = onlyUpTo == null && layer.replaces(name) ? layer : onlyUpTo;
        }
        return places;
    }

    /** Whether what further places say of a setting is not to count. */
    private boolean replaces(String name) {
        return !isBlank(own.get(REPLACE)) && ownReplace().contains(name);
    }

    private List<String> ownReplace() {
        return new SaidValue(where, place, folder, REPLACE, own.get(REPLACE)).texts();
    }

    private static boolean isBlank(JsonNode node) {
        return node == null
                || node.isNull()
                || node.isTextual() && node.textValue().isBlank();
    }
}
