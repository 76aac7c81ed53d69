package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a step returns: the contract {@value #SCHEMA} between the engine, the command line, the Jenkins plugin and whoever
 * reads a build's artifacts.
 *
 * @param schema always {@value #SCHEMA}
 * @param id distinguishes several runs of the same step in one build
 * @param step the Pipeline step's name, e.g. {@code driftGate}
 * @param model the model it speaks of
 * @param verdict the worst of the checks
 * @param summary one sentence for a person
 * @param startedAt when the step began
 * @param durationMillis how long it took
 * @param inputs every file that went into the verdict
 * @param checks at least one
 * @param series scalars for trends, by name, finite
 * @param tool what wrote the report
 */
public record Report(
        String schema,
        String id,
        String step,
        ModelRef model,
        Verdict verdict,
        String summary,
        Instant startedAt,
        long durationMillis,
        List<Input> inputs,
        List<Check> checks,
        Map<String, Double> series,
        Tool tool) {

    public static final String SCHEMA = "modelgate.report/1";

    /** What wrote a report. */
    public record Tool(@JsonProperty("version") String version) {}

    public Report {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema is %s, this version reads %s".formatted(schema, SCHEMA));
        }
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(tool, "tool");
        inputs = List.copyOf(inputs);
        checks = List.copyOf(checks);
        series = Collections.unmodifiableMap(new TreeMap<>(series));
        Verdict worst = Verdict.worstOf(checks.stream().map(Check::verdict).toList());
        if (verdict != worst) {
            throw new IllegalArgumentException("verdict is %s, its worst check says %s".formatted(verdict, worst));
        }
    }

    /** The file name shared by the report's forms, without extension: {@code driftGate-default}. */
    public String fileStem() {
        return step + "-" + id;
    }
}
