package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.scan.AllowText;
import io.jenkins.lib.modelgate.scan.ModelScan;
import io.jenkins.lib.modelgate.scan.Scan;
import io.jenkins.lib.modelgate.scan.ScanDemand;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Scans a model file as it lies in a pack, under the digest that it will be stored by. What it finds becomes checks of the
 * registration; what is kept with the version is a report of its own, also where the scan was switched off.
 */
final class PackScan {

    /** The id of the kept report: nobody else's report of {@link Scan} may have it. */
    static final String ID = "modelRegister";

    private final ScanDemand demand;
    private final Clock clock;
    private final Progress progress;
    private Optional<ModelScan> scan = Optional.empty();

    PackScan(ScanDemand demand, Clock clock, Progress progress) {
        this.demand = demand;
        this.clock = clock;
        this.progress = progress;
    }

    /** @param name as the user calls the file */
    void look(Blobs blobs, Oci.Descriptor model, String name, Optional<AllowText> allow, ReportBuilder report) {
        if (!demand.scan()) {
            report.check(ScanDemand.switchedOff(name));
            return;
        }
        blobs.requirePresent(model, name);
        ModelScan done = ModelScan.of(blobs.file(model), name, allow, progress);
        blobs.requireSame(model, done.content().map(Fingerprint::digest).orElse("none"), name);
        done.allowInput().ifPresent(report::input);
        done.checks().forEach(report::check);
        scan = Optional.of(done);
    }

    /** The report of a registration with what the scan attaches. */
    Outcome outcome(Report report) {
        return new Outcome(
                report,
                scan.map(done -> Map.of(report.fileStem() + ".sarif", done.sarif()))
                        .orElse(Map.of()));
    }

    /** The scan as evidence that is kept with the version. */
    byte[] evidence(String model, String digest, String name) {
        Report kept = scan.map(done -> done.report(ID, model, clock)).orElseGet(() -> {
            Check off = ScanDemand.switchedOff(name);
            return new ReportBuilder(Scan.STEP, ID, clock)
                    .model(new ModelRef(model, null, digest))
                    .check(off)
                    .build(off.explanation());
        });
        return Json.write(kept).getBytes(StandardCharsets.UTF_8);
    }
}
