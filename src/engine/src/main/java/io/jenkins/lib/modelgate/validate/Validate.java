package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
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
import java.util.List;
import java.util.Optional;
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
        return run(spec, workspace, clock, progress, Logins.NONE);
    }

    /**
     * The same where an endpoint may ask for a login.
     *
     * @param logins where the login is kept that the spec names
     */
    public static Outcome run(ValidateSpec spec, Workspace workspace, Clock clock, Progress progress, Logins logins) {
        return run(
                spec,
                workspace,
                () -> Tables.open(workspace, spec.predictions(), PREDICTIONS, spec.options()),
                clock,
                progress,
                logins);
    }

    static Outcome run(
            ValidateSpec spec, Workspace workspace, Supplier<Table> predictions, Clock clock, Progress progress) {
        return run(spec, workspace, predictions, clock, progress, Logins.NONE);
    }

    private static Outcome run(
            ValidateSpec spec,
            Workspace workspace,
            Supplier<Table> predictions,
            Clock clock,
            Progress progress,
            Logins logins) {
        ReportBuilder report = new ReportBuilder(STEP, spec.identity().id(), clock);
        try {
            return Outcome.of(new Validate(spec, report).judge(workspace, predictions, progress, logins));
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    private Report judge(Workspace workspace, Supplier<Table> predictions, Progress progress, Logins logins) {
        ModelRef model = model(workspace);
        String digest = model.digest();
        report.model(model);
        Optional<Baseline> baseline = spec.baseline().map(path -> Baseline.read(workspace, path));
        baseline.ifPresent(read -> report.input(read.input()));
        progress.line("Reads the predictions " + spec.predictions());
        Table table = predictions.get();
        List<Examination> examinations = Examinations.of(spec);
        Rows rows = read(table, examinations, workspace);
        Measured measured = rows.measured();
        List<Input> inputs = table.inputs(PREDICTIONS);
        progress.line("Read %s rows".formatted(Numbers.count(rows.size())));

        report.check(rows(rows.size()));
        measured.classes().map(this::classes).ifPresent(report::check);
        if (spec.limits().isEmpty()) {
            report.check(Check.of(
                    "limits",
                    "Limits were asked for",
                    Verdict.WARNING,
                    "No limit was asked for, so nothing was judged; add 'limits'."));
        }
        baseline.ifPresent(read -> {
            report.check(read.check());
            if (digest != null && digest.equals(read.report().model().digest())) {
                report.check(Check.of(
                        "same-model",
                        "The candidate is another model",
                        Verdict.WARNING,
                        "The candidate is the champion: %s is of the very same model file, so no comparison tells anything."
                                .formatted(read.path())));
            }
            if (read.isOf(inputs)) {
                report.check(Check.of(
                        "same-predictions",
                        "The baseline is of other predictions",
                        Verdict.WARNING,
                        "The candidate was compared with itself: %s was made from the very same predictions."
                                .formatted(read.path())));
            }
        });
        Optional<String> notJudged = notJudged(rows);
        MetricChecks checks = new MetricChecks(rows.size(), notJudged);
        // on both cores; the order stays
        List<MetricValue> values =
                spec.metrics().parallelStream().map(rows::value).toList();
        values.forEach(value -> add(value, checks, baseline, measured));
        report.series("rows", rows.size());
        Examination.Desk desk = new Examination.Desk(workspace, logins, progress, report, table, values, notJudged);
        examinations.forEach(examination -> examination.examine(rows, desk));
        return report.build(summary(rows.size(), values));
    }

    private Rows read(Table table, List<Examination> examinations, Workspace workspace) {
        List<String> more = examinations.stream()
                .flatMap(each -> each.columns(table).stream())
                .toList();
        try {
            return Rows.read(spec, table, more, workspace);
        } finally {
            // Also a report that says what cannot be read says which file that was.
            table.inputs(PREDICTIONS).forEach(report::input);
        }
    }

    private void add(MetricValue value, MetricChecks checks, Optional<Baseline> baseline, Measured measured) {
        Optional<MetricLimit> limit = spec.limit(value.metric());
        Check absolute = checks.absolute(value, limit);
        report.check(
                measured.evidence().containsKey(value.metric().id())
                        ? absolute.evidence(
                                measured.evidence().get(value.metric().id()))
                        : absolute);
        // Where the champion's own predictions are there, these decide.
        Optional<MetricLimit> compared =
                limit.filter(asked -> spec.comparison().champion().isEmpty());
        baseline.flatMap(read -> checks.relative(value, compared, read)).ifPresent(report::check);
        report.series(value.metric().id(), value.value());
    }

    private ModelRef model(Workspace workspace) {
        String name = spec.identity().model().orElse(null);
        if (spec.identity().modelFile().isEmpty()) {
            return new ModelRef(name, null, null);
        }
        String path = spec.identity().modelFile().get();
        Fingerprint content = Fingerprint.of(workspace.file(path, "model file"));
        report.input(content.asInput("model", path, null));
        return new ModelRef(name, null, content.digest());
    }

    private Check rows(long rows) {
        boolean enough = rows >= spec.minRows();
        return Check.of(
                        "rows",
                        "Enough rows",
                        enough ? Verdict.PASSED : Verdict.INSUFFICIENT_DATA,
                        "%s rows, at least %s are needed."
                                .formatted(
                                        rows == 0 ? "There are no" : Numbers.count(rows),
                                        Numbers.count(spec.minRows())))
                .observed(rows)
                .unit("rows")
                .limit(Bounds.atLeast(spec.minRows()));
    }

    private Check classes(Measured.Classes classes) {
        boolean binary = spec.task() == Task.BINARY;
        return Check.of(
                "classes",
                binary ? "Both classes occur" : "At least two classes occur",
                classes.isOne() ? Verdict.INSUFFICIENT_DATA : Verdict.PASSED,
                classes.isOne()
                        ? "There are not rows of %s classes: %s; check %s."
                                .formatted(
                                        binary ? "both" : "two",
                                        classes.text(),
                                        binary ? "'target' and 'positive'" : "'target'")
                        : classes.text() + ".");
    }

    private Optional<String> notJudged(Rows rows) {
        if (rows.size() < spec.minRows()) {
            return Optional.of("there are fewer than %s rows".formatted(Numbers.count(spec.minRows())));
        }
        return rows.measured()
                .classes()
                .filter(Measured.Classes::isOne)
                .map(one -> "there are not rows of %s classes".formatted(spec.task() == Task.BINARY ? "both" : "two"));
    }

    private String summary(long rows, List<MetricValue> measured) {
        Verdict verdict = report.verdict();
        if (verdict != Verdict.PASSED) {
            List<Check> worst = report.checks().stream()
                    .filter(check -> check.verdict() == verdict)
                    .toList();
            String more = worst.size() == 1 ? "" : " (And %d more.)".formatted(worst.size() - 1);
            return worst.get(0).explanation() + more;
        }
        long judged = report.checks().stream()
                .filter(check -> check.id().startsWith("metric.") && check.verdict() == Verdict.PASSED)
                .count();
        String values = measured.stream()
                .filter(value -> spec.limit(value.metric()).isPresent())
                .map(value -> "%s %s".formatted(value.metric().title(), Numbers.text(value.value())))
                .collect(Collectors.joining(", "));
        return "%s over %s rows: %s."
                .formatted(
                        judged == 1 ? "The limit holds" : "All %d limits hold".formatted(judged),
                        Numbers.count(rows),
                        values);
    }
}
