package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.AllowText;
import io.jenkins.lib.modelgate.scan.Scan;
import io.jenkins.lib.modelgate.scan.ScanDemand;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes a pack into the registry, after holding every file against its digest and judging the evidence again. */
final class Commit {

    static final String CHECK = "registered";
    static final String TITLE = "The version is in the registry";

    private final Registry registry;
    private final Clock clock;
    private final Progress progress;
    private final boolean consume;

    /** @param consume whether files may be moved out of the pack */
    Commit(Registry registry, Clock clock, Progress progress, boolean consume) {
        this.registry = registry;
        this.clock = clock;
        this.progress = progress;
        this.consume = consume;
    }

    Outcome commit(PackContents pack, Optional<RegisterSpec> expected, ReportBuilder report) {
        expected.ifPresent(pack::requireMadeFor);
        PackDescription description = pack.description();
        Fingerprint model = fingerprint(pack.model());
        report.model(new ModelRef(description.model(), null, model.digest()))
                .input(model.asInput("model", description.modelFile(), null))
                .series("modelBytes", model.bytes());
        if (pack.profile() != null) {
            report.input(fingerprint(pack.profile()).asInput("profile", description.profile(), null));
        }

        List<String> problems = new ArrayList<>();
        List<ReportFile> reports = pack.readReports(problems);
        reports.forEach(one -> report.input(one.content().asInput("report", one.path(), null)));
        Set<String> required = new LinkedHashSet<>(description.requireReports());
        expected.ifPresent(spec -> required.addAll(spec.requireReports()));
        report.check(
                new EvidenceRules(description.model(), model.digest(), List.copyOf(required)).judge(reports, problems));
        if (pack.profile() != null) {
            PackSources.requireProfile(pack.blobs().read(pack.profile(), "the profile"), "The profile");
        }
        report.check(Pack.modelCheck(description.fileName(), model));
        if (!report.verdict().isAcceptable()) {
            return Outcome.of(Pack.refused(report));
        }
        ScanDemand demand = expected.map(RegisterSpec::scan).orElse(ScanDemand.USUAL);
        Optional<AllowText> allow = AllowText.accepted(pack.readAllow(), demand.allow());
        PackScan scan = new PackScan(demand, clock, progress);
        scan.look(pack.blobs(), pack.model(), FreeText.clean(description.modelFile()), allow, report);
        if (!report.verdict().isAcceptable()) {
            return scan.outcome(Pack.refused(report));
        }

        byte[] evidence = scan.evidence(description.model(), model.digest(), description.fileName());
        List<Oci.Descriptor> layers = take(pack, reports, demand.scan() && allow.isPresent());
        layers.add(registry.blobs()
                .add(Oci.REPORT, evidence)
                .titled("modelgate/%s-%s.json".formatted(Scan.STEP, PackScan.ID)));
        List<ReportFile> kept = new ArrayList<>(reports);
        kept.add(ReportFile.own(evidence));
        Registry.Registered registered = registry.register(draft(pack, model, kept, layers), clock.instant());
        return scan.outcome(told(registered, reports.size(), report));
    }

    /** Puts the files into place; they count for nothing until a version names them. */
    private List<Oci.Descriptor> take(PackContents pack, List<ReportFile> reports, boolean allowed) {
        List<Oci.Descriptor> layers = new ArrayList<>();
        layers.add(pack.model().titled(pack.description().fileName()));
        if (pack.profile() != null) {
            layers.add(pack.profile().titled("modelgate/profile.json"));
        }
        if (allowed) {
            layers.add(pack.allow().titled("modelgate/allow.txt"));
        }
        reports.forEach(one -> layers.add(Oci.Descriptor.of(
                        Oci.REPORT, one.content().digest(), one.content().bytes())
                .titled("modelgate/%s.json".formatted(one.stem()))));
        for (Oci.Descriptor layer : layers) {
            registry.blobs().take(pack.blobs(), layer, layer.title(), consume);
        }
        return layers;
    }

    private static Draft draft(
            PackContents pack, Fingerprint model, List<ReportFile> reports, List<Oci.Descriptor> layers) {
        Set<Input> inputs = new LinkedHashSet<>();
        Map<String, Double> metrics = new TreeMap<>();
        for (ReportFile report : reports) {
            inputs.addAll(report.inputs());
            if (report.step().equals("modelValidate")) {
                String prefix = report.id().equals("default") ? "" : report.id() + ".";
                report.series().forEach((name, value) -> metrics.putIfAbsent(prefix + name, value));
            }
        }
        return new Draft(
                pack.description().model(),
                model.digest(),
                pack.description().fileName(),
                model.bytes(),
                pack.description().commit(),
                pack.description().build(),
                metrics,
                List.copyOf(inputs),
                pack.profile() == null ? null : pack.profile().digest(),
                reports.stream().map(ReportFile::attached).toList(),
                layers);
    }

    private Report told(Registry.Registered registered, int attached, ReportBuilder report) {
        ModelVersion version = registered.version();
        String text = registered.before()
                ? "%s was registered before from the same build (version %d), so no new version was made; what is recorded with it stays as it was."
                        .formatted(version.reference(), version.version())
                : "%s is registered: version %d with %s."
                        .formatted(version.reference(), version.version(), Pack.counted(attached));
        progress.line(text);
        return report.model(version.asModelRef())
                .series("version", version.version())
                .check(Check.of(CHECK, TITLE, Verdict.PASSED, text)
                        .observed(version.version())
                        .unit("version"))
                .build(text);
    }

    private static Fingerprint fingerprint(Oci.Descriptor blob) {
        return new Fingerprint(blob.digest().substring("sha256:".length()), blob.size());
    }
}
