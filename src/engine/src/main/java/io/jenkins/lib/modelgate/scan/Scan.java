package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code modelScan}: whether a model file may be loaded at all, told without loading it. */
public final class Scan {

    /** The Pipeline step's name. */
    public static final String STEP = "modelScan";

    private Scan() {}

    /**
     * Does it.
     *
     * @return a report; {@code FAILED} for any finding that stands against approval, {@code ERROR} where the file cannot be
     *     opened at all
     */
    public static Outcome run(ScanSpec spec, Workspace workspace, Clock clock, Progress progress) {
        ReportBuilder report = new ReportBuilder(STEP, spec.identity().id(), clock);
        try {
            Optional<Approved> approved = spec.approved().map(path -> Approved.read(workspace, path));
            ModelScan scan = ModelScan.of(workspace, spec.modelFile(), spec.allow(), spec.bounds(), progress);
            scan.content().ifPresent(content -> report.input(content.asInput("model", spec.modelFile(), null)));
            report.model(new ModelRef(
                    spec.identity().model().orElse(null),
                    null,
                    scan.content().map(content -> content.digest()).orElse(null)));
            List<Check> checks = ScanChecks.of(scan);
            checks.forEach(report::check);
            approved.ifPresent(earlier -> report.check(earlier.compare(scan)));
            report.series("findings", count(scan, Severity.MEDIUM))
                    .series("critical", count(scan, Severity.CRITICAL))
                    .series("parts", scan.seen().partCount())
                    .series("bytes", scan.bytes());
            Map<String, String> attachments = new HashMap<>();
            String stem = STEP + "-" + spec.identity().id();
            if (spec.sarif()) {
                attachments.put(stem + ".sarif", Sarif.render(scan));
            }
            if (spec.cyclonedx()) {
                attachments.put(stem + ".cdx.json", CycloneDx.render(scan, spec, clock.instant()));
            }
            return new Outcome(report.build(summary(report, checks)), attachments);
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    private static long count(ModelScan scan, Severity least) {
        return scan.seen().findings().stream()
                .filter(finding -> finding.severity().compareTo(least) >= 0)
                .count();
    }

    private static String summary(ReportBuilder report, List<Check> checks) {
        String first = checks.get(0).explanation();
        return report.verdict() != Verdict.FAILED
                ? first
                : checks.stream()
                        .skip(1)
                        .filter(check -> check.verdict() == Verdict.FAILED)
                        .findFirst()
                        .map(worst -> first + " " + worst.explanation())
                        .orElse(first);
    }
}
