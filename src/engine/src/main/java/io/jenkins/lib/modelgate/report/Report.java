package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a step returns: the contract {@value #SCHEMA} between the engine, the command line, the Jenkins plugin and whoever
 * reads a build's artifacts.
 *
 * @param schema always {@value #SCHEMA}
 * @param id distinguishes several runs of the same step in one build; 1 to 64 of {@code A-Z a-z 0-9 . _ -}, since it
 *     becomes part of file names
 * @param step the Pipeline step's name, e.g. {@code driftGate}; at most 64 letters and digits
 * @param model the model it speaks of
 * @param verdict the worst of the checks
 * @param summary one sentence for a person, as {@link VisibleText}
 * @param startedAt when the step began
 * @param durationMillis how long it took, from 0
 * @param inputs every file that went into the verdict
 * @param checks at least one
 * @param series scalars for trends, by name, finite, the most telling first
 * @param settings what was asked for, by the setting's name, as far as it tells what the numbers mean; no secrets. Empty
 *     where nothing is told
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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> settings,
        Tool tool) {

    public static final String SCHEMA = "modelgate.report/1";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern STEP = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    /** What wrote a report. */
    public record Tool(@JsonProperty("version") String version) {
        public Tool {
            Objects.requireNonNull(version, "version");
        }
    }

    public Report {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema is %s, this version reads %s".formatted(schema, SCHEMA));
        }
        if (!ID.matcher(id).matches() || !STEP.matcher(step).matches()) {
            throw new IllegalArgumentException("step '%s' with id '%s' cannot name a file".formatted(step, id));
        }
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(verdict, "verdict");
        summary = VisibleText.line(Objects.requireNonNull(summary, "summary"));
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(tool, "tool");
        if (durationMillis < 0) {
            throw new IllegalArgumentException("a step cannot take %d ms".formatted(durationMillis));
        }
        inputs = List.copyOf(inputs);
        checks = List.copyOf(checks);
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
        series.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("series %s is %s, which is not finite".formatted(name, value));
            }
        });
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings == null ? Map.of() : settings));
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("a report without checks has nothing to vouch for");
        }
        Verdict worst = Verdict.worstOf(checks.stream().map(Check::verdict).toList());
        if (verdict != worst) {
            throw new IllegalArgumentException("verdict is %s, its worst check says %s".formatted(verdict, worst));
        }
    }

    /** The same, with a check that tells which settings a closer place replaced. */
    Report telling(List<String> replaced) {
        // Not what was looked at: it makes no pass of a report that skipped everything.
        Verdict said = verdict == Verdict.SKIPPED ? Verdict.SKIPPED : Verdict.PASSED;
        List<Check> all = new ArrayList<>(checks);
        all.add(Check.of("settings.replaced", "Settings that were replaced", said, String.join(" ", replaced)));
        return new Report(
                schema,
                id,
                step,
                model,
                verdict,
                summary,
                startedAt,
                durationMillis,
                inputs,
                all,
                series,
                settings,
                tool);
    }

    /** The file name shared by the report's forms, without extension: {@code driftGate-default}. */
    public String fileStem() {
        return step + "-" + id;
    }
}
