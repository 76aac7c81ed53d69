package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.scan.ModelScan;
import io.jenkins.lib.modelgate.scan.ScanDemand;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The model file that is validated: which it is, and whether it may be loaded at all. */
final class ModelFile {

    private final StepIdentity identity;
    private final ScanDemand demand;
    private final Workspace workspace;
    private final Progress progress;
    private final Map<String, String> attachments = new HashMap<>();

    ModelFile(StepIdentity identity, ScanDemand demand, Workspace workspace, Progress progress) {
        this.identity = identity;
        this.demand = demand;
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * Scans it, or says that nobody did; nothing where no file was named.
     *
     * @return which model it is, as the report says from now on; without a digest for a folder
     */
    ModelRef look(ReportBuilder report) {
        Optional<Fingerprint> content = Optional.empty();
        if (identity.modelFile().isPresent()) {
            String path = identity.modelFile().get();
            content = demand.scan() ? scan(path, report) : passOver(path, report);
            content.ifPresent(file -> report.input(file.asInput("model", path, null)));
        }
        ModelRef model = new ModelRef(
                identity.model().orElse(null),
                null,
                content.map(Fingerprint::digest).orElse(null));
        report.model(model);
        return model;
    }

    private Optional<Fingerprint> scan(String path, ReportBuilder report) {
        ModelScan scan = ModelScan.of(workspace, path, demand.allow(), progress);
        scan.allowInput().ifPresent(report::input);
        scan.checks().forEach(report::check);
        attachments.put("%s-%s.sarif".formatted(Validate.STEP, identity.id()), scan.sarif());
        return scan.content();
    }

    private Optional<Fingerprint> passOver(String path, ReportBuilder report) {
        report.check(ScanDemand.switchedOff(path));
        return Files.isDirectory(workspace.resolve(path))
                ? Optional.empty()
                : Optional.of(Fingerprint.of(workspace.file(path, "model file")));
    }

    /** The report with what the scan attached. */
    Outcome outcome(Report report) {
        return new Outcome(report, attachments);
    }
}
