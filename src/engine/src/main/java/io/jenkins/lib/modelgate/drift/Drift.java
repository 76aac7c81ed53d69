package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Reading;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.data.TableOpener;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.drift.CurrentSide.Counting;
import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.drift.preset.Preset;
import io.jenkins.lib.modelgate.drift.preset.PresetResult;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code driftGate}: whether current data still looks like the reference. */
public final class Drift {

    /** The Pipeline step's name. */
    public static final String STEP = "driftGate";

    /** The series that is 1 where the drift is more than may be, and 0 where it is not. */
    static final String BROKEN = "driftBeyondLimit";

    private static final String CURRENT = "current";

    private final DriftSpec spec;
    private final Workspace workspace;
    private final Progress progress;
    private final DriftContext context;
    private final ReportBuilder report;
    private final Sampling sampling;

    private Drift(DriftSpec spec, Workspace workspace, Progress progress, DriftContext context, ReportBuilder report) {
        this.spec = spec;
        this.workspace = workspace;
        this.progress = progress;
        this.context = context;
        this.report = report;
        this.sampling = new Sampling(spec);
    }

    /** Does it in surroundings that remember nothing. */
    public static Outcome run(DriftSpec spec, Workspace workspace, Clock clock, Progress progress) {
        return run(spec, workspace, clock, progress, DriftContext.NONE);
    }

    /**
     * Does it.
     *
     * @param workspace what the paths are relative to
     * @param context what to ask for profiles kept elsewhere, and for earlier runs
     * @return a report with a check per column; with the verdict {@link Verdict#ERROR} where something could not be read.
     *     Attached, where asked for: the reference's profile, {@code profile-<id>.json}, and the current data's,
     *     {@code current-profile-<id>.json}, the latter of a good run only: with the verdict {@link Verdict#PASSED} or
     *     {@link Verdict#WARNING}, and no more drift than may be
     */
    public static Outcome run(
            DriftSpec spec, Workspace workspace, Clock clock, Progress progress, DriftContext context) {
        ReportBuilder report = new ReportBuilder(STEP, spec.identity().id(), clock);
        try (TableOpener tables = new TableOpener(workspace, context.logins())) {
            return new Drift(spec, workspace, progress, context, report).judge(tables);
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    private Outcome judge(TableOpener tables) {
        report.model(model());
        Importance importance = spec.dataset()
                .importance()
                .map(path -> Importance.read(workspace, path))
                .orElse(Importance.ALIKE);
        int earlier = Earlier.broken(spec, workspace, context.history());
        Reference reference = Reference.load(spec, workspace, tables, sampling, context.profiles(), progress);
        reference.inputs().forEach(report::input);
        Table table = sampling.of(tables.open(spec.current(), "current data", spec.options()));
        reference.requireDeclared(spec.options().types().keySet(), table);
        Pairing pairing = Pairing.of(reference.profile(), table.fields(), spec);
        return spec.preset().isPresent()
                ? judgeByPreset(spec.preset().get(), reference, table, pairing)
                : judge(reference, table, pairing, importance, earlier);
    }

    private Outcome judgeByPreset(Preset preset, Reference reference, Table table, Pairing pairing) {
        PresetGate gate = new PresetGate(spec, preset, progress);
        List<PresetResult> results = gate.judge(reference.table().orElseThrow(), table);
        List<Input> inputs = table.inputs(CURRENT);
        inputs.forEach(report::input);
        SameData.of(reference.profile(), inputs).ifPresent(report::check);
        report.check(SchemaCheck.of(
                pairing, pairing.both().stream().filter(Pair::isOfTwoKinds).toList()));
        List<Check> checks = gate.checks(results);
        checks.forEach(report::check);
        gate.unread(pairing.both()).forEach(report::check);
        gate.series(results).forEach(report::series);
        sampling.check().ifPresent(report::check);
        return new Outcome(report.build(checks.get(0).explanation()), attachments(reference.profile()));
    }

    private Outcome judge(Reference reference, Table table, Pairing pairing, Importance importance, int earlier) {
        importance.requireNoOthers(
                reference.profile().columns().stream().map(ColumnProfile::name).toList());
        importance.requireAnyOf(pairing.both().stream()
                .filter(pair -> !pair.isSkipped())
                .map(Pair::name)
                .toList());
        Counting counting = new Counting(pairing.both(), spec.measuring(), reference.numbers());
        ColumnProfiles profiles = new ColumnProfiles(profiled(pairing, table.fields()));
        long rows = table.readColumns(sinks(counting, profiles), Reading.lines(table, progress));
        List<Input> inputs = table.inputs(CURRENT);
        inputs.forEach(report::input);
        importance.input().ifPresent(report::input);
        CurrentSide side = counting.side(rows);
        DatasetProfile current = profiles.profile(table.name(), rows, DatasetProfile.Source.of(inputs));
        progress.line("current: %s rows compared in %d columns"
                .formatted(Numbers.count(rows), side.comparisons().size()));

        List<Compared> traits = reference
                .table()
                .map(before -> new TextTraitColumns(spec, before, table, progress).compare(pairing.both()))
                .orElse(List.of());
        DriftChecks checks =
                new DriftChecks(spec, reference.profile(), pairing, side, current, traits, importance, earlier);
        checks.sameData(inputs).ifPresent(report::check);
        List<Check> all = new ArrayList<>(checks.all());
        if (checks.areJudged()) {
            all.addAll(closerLooks(reference, table, pairing, importance));
        }
        all.forEach(report::check);
        sampling.check().ifPresent(report::check);
        checks.series().forEach(report::series);
        Report built = report.build(checks.summary(all));
        Map<String, String> attachments = attachments(reference.profile());
        if (spec.keepCurrent() && isGood(built)) {
            attachments.put(currentProfile(built.id()), current.json());
        }
        return new Outcome(built, attachments);
    }

    private List<Check> closerLooks(Reference reference, Table table, Pairing pairing, Importance importance) {
        List<Check> checks = new ArrayList<>();
        Slices slices = spec.slices();
        if (!slices.by().isEmpty()) {
            Set<String> both = pairing.both().stream().map(Pair::name).collect(Collectors.toSet());
            Segments segments = new Segments(spec, reference.table().orElseThrow(), table, both, progress);
            checks.addAll(new SegmentChecks(spec, importance).of(segments.compare()));
        }
        reference
                .table()
                .map(before -> new TogetherChecks(spec, before, table, pairing.both()).all())
                .ifPresent(checks::addAll);
        if (slices.time().isPresent()) {
            Windows windows = new Windows(spec, table, pairing.both());
            List<Windows.Window> read = windows.read();
            checks.add(new WindowCheck(spec, importance, pairing.both()).of(read, windows.timeless()));
        }
        return checks;
    }

    /** What the current side is profiled of: everything if its profile is kept, otherwise what no tally looks at. */
    private List<Field> profiled(Pairing pairing, List<Field> fields) {
        Stream<Field> both = pairing.both().stream()
                .filter(pair -> spec.keepCurrent() || pair.isSkipped() || QualityChecks.hasEachOnce(pair.reference()))
                .map(Pair::current);
        Stream<Field> fresh = fields.stream().filter(field -> pairing.fresh().contains(field.name()));
        return Stream.concat(both, spec.keepCurrent() ? fresh : Stream.empty()).toList();
    }

    /** Whether later runs may take this one's data for what data should look like. */
    private static boolean isGood(Report report) {
        boolean judged = report.verdict() == Verdict.PASSED || report.verdict() == Verdict.WARNING;
        return judged && report.series().getOrDefault(BROKEN, 1.0) == 0;
    }

    /** The file name of a good run's current profile. */
    public static String currentProfile(String id) {
        return "current-profile-%s.json".formatted(id);
    }

    private static Map<String, ColumnSink> sinks(Counting counting, ColumnProfiles profiles) {
        Map<String, ColumnSink> sinks = new LinkedHashMap<>(counting.sinks());
        profiles.sinks().forEach((name, sink) -> sinks.merge(name, sink, Reference::both));
        return sinks;
    }

    private Map<String, String> attachments(DatasetProfile reference) {
        Map<String, String> attachments = new LinkedHashMap<>();
        if (spec.writeProfile()) {
            attachments.put("profile-%s.json".formatted(spec.identity().id()), reference.json());
        }
        return attachments;
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
