package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.AllowText;
import io.jenkins.lib.modelgate.scan.ApprovedScan;
import io.jenkins.lib.modelgate.scan.ModelScan;
import io.jenkins.lib.modelgate.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

/** What is known of a registered version's scan: what was kept with it, or what a scan of its stored file says. */
final class RegisteredScans {

    private final Blobs blobs;
    private final Clock clock;
    private final Progress progress;

    RegisteredScans(Blobs blobs, Clock clock, Progress progress) {
        this.blobs = blobs;
        this.clock = clock;
        this.progress = progress;
    }

    ApprovedScan of(VersionReader.Entry entry) {
        return kept(entry).orElseGet(() -> afresh(entry));
    }

    /** The registration's own scan first; one that a user attached counts where it is of this very file. */
    private Optional<ApprovedScan> kept(VersionReader.Entry entry) {
        ModelVersion version = entry.version();
        return version.reports().stream()
                .filter(report -> report.step().equals(Scan.STEP)
                        && (report.verdict() == Verdict.PASSED || report.verdict() == Verdict.WARNING))
                .sorted(Comparator.comparing(report -> !report.id().equals(PackScan.ID)))
                .flatMap(report -> layer(entry, report).stream())
                .map(layer -> text(layer, version))
                .filter(json -> version.digest()
                        .equals(Json.read(json, Report.class, "a scan of " + version.reference())
                                .model()
                                .digest()))
                .findFirst()
                .map(json -> new ApprovedScan(json, version.reference()));
    }

    private ApprovedScan afresh(VersionReader.Entry entry) {
        ModelVersion version = entry.version();
        Oci.Descriptor model = entry.manifest().layers(Oci.MODEL_FILE).get(0);
        blobs.requireIntact(model, VersionReader.fileOf(model, version.reference()));
        Optional<AllowText> allow = entry.manifest().layers(Oci.ALLOW).stream()
                .findFirst()
                .map(layer -> new AllowText("the allow file of " + version.reference(), text(layer, version)));
        ModelScan scan = ModelScan.of(blobs.file(model), version.fileName(), allow, progress);
        return new ApprovedScan(
                Json.write(scan.report(PackScan.ID, version.name(), clock)),
                version.reference() + ", scanned now since no scan was kept with it,");
    }

    private static Optional<Oci.Descriptor> layer(VersionReader.Entry entry, ModelVersion.AttachedReport report) {
        return entry.manifest().layers(Oci.REPORT).stream()
                .filter(layer -> layer.digest().equals("sha256:" + report.sha256()))
                .findFirst();
    }

    private String text(Oci.Descriptor layer, ModelVersion version) {
        return new String(blobs.read(layer, VersionReader.fileOf(layer, version.reference())), StandardCharsets.UTF_8);
    }
}
