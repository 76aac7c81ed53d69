package io.jenkins.lib.modelgate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How much each column matters to the model.
 *
 * @param weights by column, finite and at least 0, not all 0; empty where all matter alike
 * @param input the file that says so
 */
record Importance(Map<String, Double> weights, Optional<Input> input) {

    static final Importance ALIKE = new Importance(Map.of(), Optional.empty());

    Importance {
        weights = Map.copyOf(weights);
    }

    /**
     * Reads a JSON file: an object of column names and numbers, also as its member {@code importance}.
     *
     * @throws UnavailableException where it is no such file
     */
    static Importance read(Workspace workspace, String path) {
        Path file = workspace.file(path, "feature importance");
        Fingerprint content = Fingerprint.of(file);
        JsonNode tree = Json.read(file, JsonNode.class, "The feature importance " + path);
        JsonNode object = tree.path("importance").isObject() ? tree.get("importance") : tree;
        Map<String, Double> weights = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            double weight = entry.getValue().isNumber() ? entry.getValue().doubleValue() : Double.NaN;
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new UnavailableException(
                        "The feature importance %s gives '%s' the weight %s; a weight is a number from 0."
                                .formatted(path, entry.getKey(), entry.getValue()));
            }
            weights.put(entry.getKey(), weight);
        });
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(all > 0 && all < Double.POSITIVE_INFINITY)) {
            throw new UnavailableException(
                    "The feature importance %s has no weights with a sum above 0; give an object such as {\"MedInc\": 0.6, \"age\": 0.4}."
                            .formatted(path));
        }
        return new Importance(weights, Optional.of(content.asInput("importance", path, null)));
    }

    /**
     * @param columns names of those that the reference has
     * @throws UnavailableException where the file names others: a misspelt name would weigh nothing without a word
     */
    void requireNoOthers(Collection<String> columns) {
        for (String name : new TreeSet<>(weights.keySet())) {
            if (!columns.contains(name)) {
                throw new UnavailableException(
                        "The feature importance %s names the column '%s', which the reference does not have%s"
                                .formatted(
                                        input.map(Input::path).orElse(""),
                                        name,
                                        Spelling.closest(name, columns)
                                                .map(" — did you mean '%s'?"::formatted)
                                                .orElse(".")));
            }
        }
    }

    /**
     * @param columns names of those that are compared
     * @throws UnavailableException where none of them matters, so that no share of them could ever be too large
     */
    void requireAnyOf(Collection<String> columns) {
        if (isKnown() && columns.stream().noneMatch(name -> weights.getOrDefault(name, 0.0) > 0)) {
            throw new UnavailableException(
                    "The feature importance %s gives none of the compared columns a weight above 0; it must name them as the data does."
                            .formatted(input.map(Input::path).orElse("")));
        }
    }

    boolean isKnown() {
        return !weights.isEmpty();
    }

    /** What the columns weigh together. */
    double of(List<JudgedColumn> columns) {
        return columns.stream().mapToDouble(this::of).sum();
    }

    private double of(JudgedColumn column) {
        return weights.isEmpty() ? 1 : weights.getOrDefault(column.name(), 0.0);
    }
}
