package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code modelScan}: whether a model file may be loaded at all, told without loading it. */
public final class Scan {

    /** The Pipeline step's name. */
    public static final String STEP = "modelScan";

    private Scan() {}

    /**
     * Does it where no registry is at hand.
     *
     * @see #run(ScanSpec, Workspace, Clock, Progress, ApprovedVersions)
     */
    public static Outcome run(ScanSpec spec, Workspace workspace, Clock clock, Progress progress) {
        return run(spec, workspace, clock, progress, reference -> {
            throw new UnavailableException("There is no registry here that knows %s.".formatted(reference));
        });
    }

    /**
     * Does it.
     *
     * @param versions finds the approved version where that is in a registry
     * @return a report; {@code FAILED} for any finding that stands against approval, {@code ERROR} where the file cannot be
     *     opened at all
     */
    public static Outcome run(
            ScanSpec spec, Workspace workspace, Clock clock, Progress progress, ApprovedVersions versions) {
        ReportBuilder report = new ReportBuilder(STEP, spec.identity().id(), clock);
        try {
            Optional<Approved> approved = spec.approved()
                    .map(reference -> spec.isApprovedRegistered()
                            ? Approved.of(versions.find(reference))
                            : Approved.read(workspace, reference));
            ModelScan scan = ModelScan.of(workspace, spec.modelFile(), spec.allow(), spec.bounds(), progress);
            scan.told(report, spec.identity().model().orElse(null));
            approved.ifPresent(earlier -> report.input(earlier.input()).check(earlier.compare(scan)));
            Map<String, String> attachments = new HashMap<>();
            String stem = STEP + "-" + spec.identity().id();
            if (spec.sarif()) {
                attachments.put(stem + ".sarif", scan.sarif());
            }
            if (spec.cyclonedx()) {
                attachments.put(stem + ".cdx.json", CycloneDx.render(scan, spec, clock.instant()));
            }
            return new Outcome(report.build(scan.summary()), attachments);
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }
}
