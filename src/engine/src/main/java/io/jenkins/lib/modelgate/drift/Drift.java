package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code driftGate}: whether current data still looks like the reference. */
public final class Drift {

    /** The Pipeline step's name. */
    public static final String STEP = "driftGate";

    private static final String CURRENT = "current";

    private final DriftSpec spec;
    private final Workspace workspace;
    private final Progress progress;
    private final ReportBuilder report;

    private Drift(DriftSpec spec, Workspace workspace, Progress progress, ReportBuilder report) {
        this.spec = spec;
        this.workspace = workspace;
        this.progress = progress;
        this.report = report;
    }

    /**
     * Does it.
     *
     * @param workspace what the paths are relative to
     * @return a report with a check per column; with the verdict {@link Verdict#ERROR} where something could not be read.
     *     Attached, where asked for: the reference's profile, {@code profile-<id>.json}
     */
    public static Outcome run(DriftSpec spec, Workspace workspace, Clock clock, Progress progress) {
        ReportBuilder report = new ReportBuilder(STEP, spec.identity().id(), clock);
        try {
            return new Drift(spec, workspace, progress, report).judge();
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    private Outcome judge() {
        report.model(model());
        Reference reference = Reference.load(spec, workspace, progress);
        reference.inputs().forEach(report::input);
        Table table = Tables.open(workspace, spec.current(), "current data", spec.options());
        Pairing pairing = Pairing.of(reference.profile(), table.fields(), spec);
        CurrentSide side = CurrentSide.read(table, pairing.both(), spec.bins());
        List<Input> inputs = table.inputs(CURRENT);
        inputs.forEach(report::input);
        progress.line("current: %s rows compared in %d columns"
                .formatted(
                        Numbers.count(side.profile().rows()), side.comparisons().size()));

        DriftChecks checks = new DriftChecks(spec, reference.profile(), pairing, side);
        checks.sameData(inputs).ifPresent(report::check);
        checks.all().forEach(report::check);
        checks.series().forEach(report::series);
        return new Outcome(report.build(checks.summary()), attachments(reference.profile()));
    }

    private Map<String, String> attachments(DatasetProfile profile) {
        return spec.writeProfile()
                ? Map.of("profile-%s.json".formatted(spec.identity().id()), profile.json())
                : Map.of();
    }

    private ModelRef model() {
        String name = spec.identity().model().orElse(null);
        if (spec.identity().modelFile().isEmpty()) {
            return new ModelRef(name, null, null);
        }
        String path = spec.identity().modelFile().get();
        Fingerprint content = Fingerprint.of(workspace.file(path, "model file"));
        report.input(content.asInput("model", path, null));
        return new ModelRef(name, null, content.digest());
    }
}
