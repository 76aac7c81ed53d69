package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.JoinedTable;
import io.jenkins.lib.modelgate.data.LabelledTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Toothless;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code modelValidate}: measures a model by its predictions, against limits and against an earlier validation. */
public final class Validate {

    /** The Pipeline step's name. */
    public static final String STEP = "modelValidate";

    /** The role of the predictions among a report's inputs. */
    static final String PREDICTIONS = "predictions";

    private final ValidateSpec spec;
    private final ReportBuilder report;
    private final UnaskedMetrics unasked = new UnaskedMetrics();

    private Validate(ValidateSpec spec, ReportBuilder report) {
        this.spec = spec;
        this.report = report;
    }

    /**
     * Does it.
     *
     * @param workspace what the paths are relative to
     * @return a report with a check per metric; with the verdict {@link Verdict#ERROR} where something could not be read
     */
    public static Outcome run(ValidateSpec spec, Workspace workspace, Clock clock, Progress progress) {
        return run(spec, workspace, clock, progress, Logins.NONE, StoredReports.NONE);
    }

    /**
     * The same where an endpoint may ask for a login, or the baseline is kept elsewhere.
     *
     * @param logins where the login is kept that the spec names
     * @param stored where registered versions are found
     */
    public static Outcome run(
            ValidateSpec spec,
            Workspace workspace,
            Clock clock,
            Progress progress,
            Logins logins,
            StoredReports stored) {
        Supplier<Table> predictions = () -> Tables.open(workspace, spec.predictions(), PREDICTIONS, spec.options());
        return run(spec, new Means(workspace, predictions, progress, logins, stored), clock);
    }

    static Outcome run(
            ValidateSpec spec, Workspace workspace, Supplier<Table> predictions, Clock clock, Progress progress) {
        return run(spec, new Means(workspace, predictions, progress, Logins.NONE, StoredReports.NONE), clock);
    }

    /** What a run may use. */
    private record Means(
            Workspace workspace, Supplier<Table> predictions, Progress progress, Logins logins, StoredReports stored) {}

    private static Outcome run(ValidateSpec spec, Means means, Clock clock) {
        ReportBuilder report = new ReportBuilder(STEP, spec.identity().id(), clock);
        spec.settings().forEach(report::setting);
        ModelFile model = new ModelFile(spec.identity(), spec.scan(), means.workspace(), means.progress());
        try {
            return model.outcome(new Validate(spec, report).judge(means, model.look(report)));
        } catch (UnavailableException e) {
            return model.outcome(report.failed(e));
        }
    }

    private Report judge(Means means, ModelRef model) {
        Optional<Baseline> baseline = Baseline.read(spec.baseline(), means.workspace(), means.stored());
        baseline.flatMap(Baseline::input).ifPresent(report::input);
        Optional<MetricsFileChecks> elsewhere =
                spec.metricsFile().map(asked -> MetricsFileChecks.read(asked, means.workspace()));
        elsewhere.ifPresent(read -> report.input(read.file().input()));
        if (!spec.hasRows()) {
            spec.declared().hold(Optional.empty(), means.workspace(), spec.options());
            List<Input> inputs = List.of(elsewhere.orElseThrow().file().input());
            general(baseline, model, inputs);
            List<MetricValue> values = elsewhere(elsewhere, baseline);
            unasked.check().ifPresent(report::check);
            demands(means);
            return report.build(summary("by numbers computed elsewhere", values));
        }
        means.progress().line("Reads the predictions " + spec.predictions());
        Table whole = spec.labels().with(means.predictions().get(), spec, means.workspace());
        Table table = spec.labels().judged(whole, spec.columns().truth());
        List<Examination> examinations = Examinations.of(spec);
        Rows rows = read(table, examinations, means.workspace());
        Measured measured = rows.measured();
        measured.inputs().forEach(report::input);
        means.progress().line("Read %s rows".formatted(Numbers.count(rows.size())));

        if (whole instanceof JoinedTable joined) {
            report.check(spec.labels().check(joined.tally()));
        }
        if (table instanceof LabelledTable labelled) {
            report.check(
                    spec.labels().check(labelled.tally(), spec.columns().truth().orElseThrow()));
            report.series("skippedRows", labelled.tally().skipped());
        }
        EnoughRows enough = new EnoughRows(spec, rows);
        report.check(enough.check());
        enough.classes().ifPresent(report::check);
        general(baseline, model, table.inputs(PREDICTIONS));
        String basis = Numbers.count(rows.size()) + " rows";
        MetricChecks checks = new MetricChecks(enough::basis, enough::notJudged);
        double level = spec.comparison().confidence();
        // on both cores; the order stays
        List<MetricValue> measuredValues = spec.metrics().parallelStream()
                .map(metric -> rows.value(metric, level))
                .toList();
        List<MetricValue> values =
                enough.notJudged().isPresent() ? measuredValues : new MetricIntervals(spec, rows).of(measuredValues);
        // Where the champion's own predictions are there, these decide.
        boolean paired = spec.comparison().champion().isPresent();
        Map<String, Evidence> evidence = measured.evidence().apply(level);
        values.forEach(value -> add(value, checks, baseline, paired, evidence));
        report.series("rows", rows.size());
        List<MetricValue> all = new ArrayList<>(values);
        all.addAll(elsewhere(elsewhere, baseline));
        unasked.check().ifPresent(report::check);
        Examination.Desk desk = new Examination.Desk(
                means.workspace(), means.logins(), means.progress(), report, table, values, enough);
        examinations.forEach(examination -> examination.examine(rows, desk));
        demands(means);
        return report.build(summary("over " + basis, all));
    }

    private void demands(Means means) {
        spec.demands().examine(means.workspace(), means.logins(), means.progress(), report);
    }

    /** What is to be said before any metric. */
    private void general(Optional<Baseline> baseline, ModelRef model, List<Input> inputs) {
        if (!spec.hasLimits()) {
            report.check(Check.of(
                    "limits",
                    "Limits were asked for",
                    Verdict.WARNING,
                    spec.toothless()
                            .map(Toothless::sentence)
                            .orElse("No limit was asked for, so nothing was judged; add 'limits'.")));
        }
        baseline.ifPresent(read -> new BaselineChecks(read, model, inputs, spec.settings()).addTo(report));
    }

    /** The numbers of the metrics file; whatever rows there are have no part in them. */
    private List<MetricValue> elsewhere(Optional<MetricsFileChecks> file, Optional<Baseline> baseline) {
        if (file.isEmpty()) {
            return List.of();
        }
        report.check(file.get().origin());
        MetricChecks checks = new MetricChecks(any -> "computed elsewhere", any -> Optional.empty());
        List<MetricValue> values = file.get().values();
        values.forEach(value -> add(value, checks, baseline, false, Map.of()));
        return values;
    }

    private Rows read(Table table, List<Examination> examinations, Workspace workspace) {
        List<String> more = examinations.stream()
                .flatMap(each -> each.columns(table).stream())
                .toList();
        try {
            spec.declared().hold(Optional.of(table), workspace, spec.options());
            return Rows.read(spec, table, more, workspace);
        } finally {
            // Also a report that says what cannot be read says which file that was.
            table.inputs(PREDICTIONS).forEach(report::input);
            if (joinedOf(table) instanceof JoinedTable joined) {
                joined.partnerInputs(LabelsSpec.ROLE).forEach(report::input);
            }
        }
    }

    private static Table joinedOf(Table table) {
        return table instanceof LabelledTable labelled ? labelled.whole() : table;
    }

    private void add(
            MetricValue value,
            MetricChecks checks,
            Optional<Baseline> baseline,
            boolean paired,
            Map<String, Evidence> evidence) {
        String id = value.metric().id();
        Optional<MetricLimit> limit = spec.limit(value.metric());
        Optional<MetricLimit> compared = limit.filter(MetricLimit::isComparison).filter(asked -> !paired);
        OptionalDouble then = compared.isPresent() || baseline.isEmpty()
                ? OptionalDouble.empty()
                : baseline.get().value(value.metric());
        if (limit.isPresent() && limit.get().isAbsolute()) {
            Check absolute = checks.absolute(value, limit.get(), then);
            report.check(evidence.containsKey(id) ? absolute.evidence(evidence.get(id)) : absolute);
        } else {
            unasked.add(value, then, evidence.get(id));
        }
        if (compared.isPresent() && baseline.isPresent()) {
            report.check(checks.relative(value, compared.get(), baseline.get()));
        }
        report.series(id, value.value());
    }

    private String summary(String basis, List<MetricValue> measured) {
        Verdict verdict = report.verdict();
        if (verdict != Verdict.PASSED) {
            List<Check> worst = report.checks().stream()
                    .filter(check -> check.verdict() == verdict)
                    .toList();
            String more = worst.size() == 1 ? "" : " (And %d more.)".formatted(worst.size() - 1);
            return worst.get(0).explanation() + more;
        }
        long judged = report.checks().stream()
                .filter(check -> check.verdict() == Verdict.PASSED && check.limit() != null)
                .filter(check -> !check.id().equals(EnoughRows.ID))
                .count();
        if (judged == 0) {
            long passed = report.checks().stream()
                    .filter(check -> check.verdict() == Verdict.PASSED)
                    .count();
            return "All %d checks passed %s; no metric has a limit of its own.".formatted(passed, basis);
        }
        String values = measured.stream()
                .filter(value -> spec.limit(value.metric()).isPresent())
                .map(value -> "%s %s".formatted(value.metric().title(), Numbers.text(value.value())))
                .collect(Collectors.joining(", "));
        return "%s %s%s."
                .formatted(
                        judged == 1 ? "The limit holds" : "All %d limits hold".formatted(judged),
                        basis,
                        values.isEmpty() ? "; no metric has a limit of its own" : ": " + values);
    }
}
