package io.jenkins.lib.modelgate.validate.metricsfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers by name that another tool computed, from a JSON file: a flat or nested object, MLflow's metrics or run, or what
 * {@code dvc metrics show --json} writes; see {@link MetricsShape}. Immutable.
 *
 * @param what what a sentence begins with: "The metrics file 'metrics.json'"
 * @param path as the user said it
 * @param input the file as it went into the verdict
 * @param values what each name stands for, in the order of the file: a number, which may be NaN or infinite, or a word for
 *     what is there instead ("a text")
 */
public record MetricsFile(String what, String path, Input input, Map<String, Object> values) {

    private static final long MOST_BYTES = 16L << 20;
    private static final int LISTED = 10;

    public MetricsFile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @param what what it is to the user, for messages: "metrics file"
     * @param role of the file among a report's inputs
     * @throws UnavailableException where it cannot be read, is larger than 16 MB, deeper than 64 levels, says a name twice,
     *     or holds no number
     */
    public static MetricsFile read(Workspace workspace, String path, String what, String role) {
        Path file = workspace.file(path, what);
        String sentence = "The %s '%s'".formatted(what, path);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnavailableException(
                        "%s is larger than %d MB; write the final metrics only.".formatted(sentence, MOST_BYTES >> 20));
            }
            byte[] content = Files.readAllBytes(file);
            Input input = Fingerprint.of(file).asInput(role, path, null);
            return new MetricsFile(sentence, path, input, values(sentence, content));
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be read: %s.".formatted(sentence, DiskReason.of(e)), e);
        }
    }

    private static Map<String, Object> values(String sentence, byte[] content) throws IOException {
        try {
            // Python writes NaN as it stands; that is to be said of the metric, not of the file.
            JsonNode root = Json.mapper()
                    .readerFor(JsonNode.class)
                    .with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .readValue(content);
            Map<String, Object> values = new MetricsShape(sentence).values(root);
            if (values.values().stream().noneMatch(Double.class::isInstance)) {
                throw new UnavailableException(sentence + " holds no number.");
            }
            return values;
        } catch (StreamConstraintsException e) {
            throw new UnavailableException(
                    "%s is nested deeper than %d levels, or has a number or a text that is too long."
                            .formatted(
                                    sentence,
                                    Json.mapper()
                                            .getFactory()
                                            .streamReadConstraints()
                                            .getMaxNestingDepth()),
                    e);
        } catch (JsonProcessingException e) {
            throw new UnavailableException("%s cannot be read: %s.".formatted(sentence, e.getOriginalMessage()), e);
        }
    }

    /** Whether there is anything of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * The finite number of this name.
     *
     * @throws UnavailableException where there is none
     */
    public double value(String name) {
        Object value = values.get(name);
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        if (value != null) {
            throw new UnavailableException("%s has %s as '%s', not a finite number.".formatted(what, value, name));
        }
        throw new UnavailableException("%s has no '%s'; %s"
                .formatted(
                        what,
                        name,
                        Spelling.closest(name, values.keySet())
                                .map("is '%s' meant to be it?"::formatted)
                                .orElse("it has %s.".formatted(names()))));
    }

    private String names() {
        String first = String.join(", ", values.keySet().stream().limit(LISTED).toList());
        return values.size() > LISTED ? "%s and %d more".formatted(first, values.size() - LISTED) : first;
    }
}
