package io.jenkins.lib.modelgate.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a step finds while it works; not safe for use by several threads. */
public final class ReportBuilder {

    private final String step;
    private final String id;
    private final Clock clock;
    private final Instant startedAt;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Double> series = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private ModelRef model = ModelRef.unknown();

    /**
     * @param step the Pipeline step's name
     * @param id the run's name within its build
     * @param clock tells start and duration
     */
    public ReportBuilder(String step, String id, Clock clock) {
        this(step, id, clock, clock.instant());
    }

    /** @param startedAt when the step began, where that was in an earlier process */
    public ReportBuilder(String step, String id, Clock clock, Instant startedAt) {
        this.step = step;
        this.id = id;
        this.clock = clock;
        this.startedAt = startedAt;
    }

    public ReportBuilder model(ModelRef ref) {
        model = ref;
        return this;
    }

    public ReportBuilder input(Input input) {
        inputs.add(input);
        return this;
    }

    public ReportBuilder check(Check check) {
        checks.add(check);
        return this;
    }

    /** Adds a scalar for trends, the most telling first; a value that is not finite is left out, since a chart cannot show it. */
    public ReportBuilder series(String name, double value) {
        if (Double.isFinite(value)) {
            series.put(name, value);
        }
        return this;
    }

    /** Tells what was asked for; nothing secret. */
    public ReportBuilder setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** The checks so far, for a summary. */
    public List<Check> checks() {
        return List.copyOf(checks);
    }

    /** The worst verdict so far. */
    public Verdict verdict() {
        return Verdict.worstOf(checks.stream().map(Check::verdict).toList());
    }

    /** A step that looked at nothing gets a check that says so, with verdict {@link Verdict#ERROR}. */
    public Report build(String summary) {
        if (checks.isEmpty()) {
            check(Check.of(
                    "checks", "Something was checked", Verdict.ERROR, "No check was made, so nothing vouches for it."));
        }
        return new Report(
                Report.SCHEMA,
                id,
                step,
                model,
                verdict(),
                summary,
                startedAt,
                // a clock that was set back meanwhile is no reason to lose the verdict
                Math.max(0, Duration.between(startedAt, clock.instant()).toMillis()),
                inputs,
                checks,
                series,
                settings,
                new Report.Tool(ToolVersion.current()));
    }

    /** The report of a step that could not do its work: one check, verdict {@link Verdict#ERROR}. */
    public Report failed(UnavailableException reason) {
        check(Check.of(
                "unavailable", "Everything needed could be read and reached", Verdict.ERROR, reason.getMessage()));
        return build(reason.getMessage());
    }
}
