package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.AllowText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what a registration needs into a folder: an OCI layout like the registry's, with a version that has no number. */
final class Pack {

    private final RegisterSpec spec;
    private final PackSources sources;
    private final Progress progress;
    private final Optional<PackScan> scan;

    /** @param scan looks through the packed model file; empty where that is done at once by the {@link Commit} */
    Pack(RegisterSpec spec, Workspace workspace, Progress progress, Optional<PackScan> scan) {
        this.spec = spec;
        this.scan = scan;
        this.sources = new PackSources(spec, workspace, progress);
        this.progress = progress;
    }

    /** @return a report that is acceptable where, and only where, the folder holds a pack */
    Report write(Path folder, ReportBuilder report) {
        Layout layout = new Layout(folder, "pack");
        PackSources.requireEmpty(layout.folder());
        boolean packed = false;
        try {
            layout.create();
            Report written = write(layout, report);
            packed = written.verdict().isAcceptable();
            return written;
        } finally {
            if (!packed) {
                discard(layout.folder());
            }
        }
    }

    private Report write(Layout layout, ReportBuilder report) {
        Blobs blobs = new Blobs(layout);
        String fileName = sources.modelFileName();
        Fingerprint model = sources.copyModel(blobs, layout);
        report.model(new ModelRef(spec.model(), null, model.digest()))
                .input(model.asInput("model", spec.modelFile(), null))
                .series("modelBytes", model.bytes());
        PackSources.Found found = sources.reports();
        found.reports()
                .forEach(one -> report.input(
                        one.report().content().asInput("report", one.report().path(), null)));
        EvidenceRules rules = new EvidenceRules(spec.model(), model.digest(), spec.requireReports());
        report.check(rules.judge(
                found.reports().stream().map(PackSources.Attached::report).toList(), found.problems()));
        report.check(modelCheck(spec.modelFile(), model));
        if (!report.verdict().isAcceptable()) {
            return refused(report);
        }
        Oci.Descriptor file =
                Oci.Descriptor.of(Oci.MODEL_FILE, model.digest(), model.bytes()).titled(fileName);
        Optional<AllowText> allow = sources.allow();
        if (scan.isPresent()) {
            scan.get().look(blobs, file, spec.modelFile(), allow, report);
        }
        if (!report.verdict().isAcceptable()) {
            return refused(report);
        }

        List<Oci.Descriptor> layers = new ArrayList<>();
        layers.add(file);
        sources.profile().ifPresent(json -> {
            Oci.Descriptor profile = blobs.add(Oci.PROFILE, json);
            report.input(ReportFile.fingerprint(json)
                    .asInput("profile", spec.profile().orElseThrow(), null));
            layers.add(profile);
        });
        allow.ifPresent(read -> layers.add(blobs.add(Oci.ALLOW, read.text().getBytes(StandardCharsets.UTF_8))));
        found.reports().forEach(one -> layers.add(blobs.add(Oci.REPORT, one.json())));
        seal(layout, blobs, layers, describe(fileName, found, allow));
        progress.line(
                "Packed %s with %s".formatted(fileName, counted(found.reports().size())));
        return report.build("%s is packed for %s with %s."
                .formatted(fileName, spec.model(), counted(found.reports().size())));
    }

    static Check modelCheck(String path, Fingerprint model) {
        boolean empty = model.bytes() == 0;
        return Check.of(
                        "model-file",
                        "The model file is whole",
                        empty ? Verdict.FAILED : Verdict.PASSED,
                        empty
                                ? "%s has 0 bytes: it is no model.".formatted(path)
                                : "%s has %s bytes and the digest %s."
                                        .formatted(path, Numbers.count(model.bytes()), model.digest()))
                .observed(model.bytes())
                .unit("bytes");
    }

    /** The report of a registration that the checks so far speak against. */
    static Report refused(ReportBuilder report) {
        String why = report.checks().stream()
                .filter(check -> !check.verdict().isAcceptable())
                .map(Check::explanation)
                .reduce((first, second) -> first + " " + second)
                .orElse("");
        report.check(Check.of(
                Commit.CHECK, Commit.TITLE, Verdict.SKIPPED, "Nothing was registered, since another check failed."));
        return report.build("Nothing was registered. " + why);
    }

    static String counted(int reports) {
        return reports == 1 ? "1 report" : reports + " reports";
    }

    private PackDescription describe(String fileName, PackSources.Found found, Optional<AllowText> allow) {
        return new PackDescription(
                PackDescription.SCHEMA,
                spec.id(),
                spec.model(),
                fileName,
                spec.modelFile(),
                spec.build().orElse(null),
                spec.commit().orElse(null),
                spec.requireReports(),
                spec.profile().orElse(null),
                found.reports().stream().map(one -> one.report().path()).toList(),
                allow.map(AllowText::name).orElse(null));
    }

    /** The index comes last: a folder whose index names nothing is no pack yet. */
    private static void seal(Layout layout, Blobs blobs, List<Oci.Descriptor> layers, PackDescription description) {
        Oci.Descriptor config =
                blobs.add(Oci.PACK_CONFIG, Json.write(description).getBytes(StandardCharsets.UTF_8));
        Oci.Descriptor manifest = blobs.add(
                Oci.MANIFEST,
                Json.write(Oci.Manifest.of(Oci.PACK, config, layers, Map.of(Oci.NAME, description.model())))
                        .getBytes(StandardCharsets.UTF_8));
        ObjectNode index = layout.index();
        Layout.manifests(index)
                .add(Json.mapper()
                        .valueToTree(new Oci.Descriptor(
                                Oci.MANIFEST,
                                Oci.PACK,
                                manifest.digest(),
                                manifest.size(),
                                Map.of(Oci.REF_NAME, description.model()))));
        layout.writeIndex(index);
        try {
            blobs.incoming().dissolve();
        } catch (IOException e) {
            throw layout.unwritable(e);
        }
    }

    private static void discard(Path folder) {
        try {
            Incoming.deleteTree(folder);
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be removed: %s.".formatted(folder, DiskReason.of(e)), e);
        }
    }
}
