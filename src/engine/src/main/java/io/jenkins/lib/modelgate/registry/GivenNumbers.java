package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.registry.VersionReader.Entry;
import io.jenkins.lib.modelgate.report.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The highest number that was ever given to a version of each model, kept in a file of its own beside the index: an index
 * that has lost versions, valid as it may be, would have their numbers given out again. Immutable.
 *
 * <p>A number is written here after the index names its version, and before anybody is told of it. So a process that is
 * killed in between leaves an index that is ahead, never one that looks as if it had lost something.
 */
final class GivenNumbers {

    static final String FILE = "numbers.json";
    static final String SCHEMA = "modelgate.numbers/1";

    /**
     * Of one model.
     *
     * @param given the highest number ever given
     * @param kept the highest number that the index must still name; less than {@code given} only where a person gave
     *     versions up
     */
    record Highest(int given, int kept) {}

    /** The file. */
    private record Content(String schema, Map<String, Highest> models) {}

    private final Layout layout;
    private final boolean written;
    private final TreeMap<String, Highest> models;

    private GivenNumbers(Layout layout, boolean written, Map<String, Highest> models) {
        this.layout = layout;
        this.written = written;
        this.models = new TreeMap<>(models);
    }

    /** What is kept; nothing in a registry from before there was such a file, and in a copy that another tool made. */
    static GivenNumbers read(Layout layout) {
        Optional<JsonNode> document = layout.documentIfPresent(FILE);
        if (document.isEmpty()) {
            return new GivenNumbers(layout, false, Map.of());
        }
        Content content = Documents.value(layout, document.get(), Content.class, "its " + FILE);
        if (!SCHEMA.equals(content.schema())
                || content.models() == null
                || content.models().values().stream().anyMatch(Objects::isNull)) {
            throw layout.damaged("its %s does not have the schema %s".formatted(FILE, SCHEMA));
        }
        return new GivenNumbers(layout, true, content.models());
    }

    /** Of a new registry. */
    static void begin(Layout layout) {
        new GivenNumbers(layout, false, Map.of()).write();
    }

    boolean isEmpty() {
        return models.isEmpty();
    }

    /** Whether nothing was ever kept, so that an index that names nothing may be one that lost everything. */
    boolean isUnknown() {
        return !written;
    }

    /**
     * Refuses an index that names less than was given out. Must have been read before the index, since others may go on
     * registering.
     *
     * @param model the only one whose versions were read, or null for all
     */
    void requireNoneLost(List<Entry> versions, String model) {
        lost(highest(versions), model).findFirst().ifPresent(how -> {
            throw layout.damaged(how);
        });
    }

    /**
     * What is lost, a clause a model.
     *
     * @param named the highest number of each model that the index names
     */
    Stream<String> lost(Map<String, Integer> named, String model) {
        return models.entrySet().stream()
                .filter(each -> model == null || each.getKey().equals(model))
                .filter(each ->
                        named.getOrDefault(each.getKey(), 0) < each.getValue().kept())
                .map(each -> lost(each.getKey(), named.getOrDefault(each.getKey(), 0), each.getValue()));
    }

    private static String lost(String model, int there, Highest highest) {
        return "its %s has lost %s:%d; the latest version of %s that it names is %s. Bring %s back from a backup, the files of the lost versions are still there; or give them up by writing %d for \"kept\" of %s in its %s, and the next version is %d"
                .formatted(
                        Layout.INDEX,
                        model,
                        highest.kept(),
                        model,
                        there == 0 ? "none" : Integer.toString(there),
                        Layout.INDEX,
                        there,
                        model,
                        FILE,
                        highest.given() + 1);
    }

    /** The number for a model's next version, where these include every version there is. */
    int next(String model) {
        Highest highest = models.get(model);
        return highest == null ? 1 : Math.addExact(highest.given(), 1);
    }

    /** Takes over what the index names; written at once, where that says anything new. */
    GivenNumbers including(List<ModelVersion> versions) {
        TreeMap<String, Highest> more = new TreeMap<>(models);
        versions.forEach(version ->
                more.merge(version.name(), new Highest(version.version(), version.version()), GivenNumbers::higher));
        if (written && more.equals(models)) {
            return this;
        }
        return new GivenNumbers(layout, true, more).write();
    }

    private GivenNumbers write() {
        layout.write(FILE, Json.mapper().valueToTree(new Content(SCHEMA, models)));
        return this;
    }

    private static Highest higher(Highest one, Highest other) {
        return new Highest(Math.max(one.given(), other.given()), Math.max(one.kept(), other.kept()));
    }

    private static Map<String, Integer> highest(List<Entry> versions) {
        Map<String, Integer> named = new TreeMap<>();
        versions.forEach(
                entry -> named.merge(entry.version().name(), entry.version().version(), Math::max));
        return named;
    }
}
