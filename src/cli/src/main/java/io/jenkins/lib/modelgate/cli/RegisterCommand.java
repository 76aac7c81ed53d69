package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.policy.Settings;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code modelgate register}. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Records a model as a new version, with the evidence for it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate register --model housing --model-file model.onnx --reports 'modelgate/*.json'",
            "  modelgate register --model housing --model-file model.onnx --registry /srv/models \\",
            "      --require-reports modelValidate,driftGate --reports 'modelgate/*.json'"
        })
final class RegisterCommand extends StepCommand {

    @Said.Setting
    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = "The registry, an OCI image layout (default: modelgate-registry).")
    private String registry;

    @Said.Setting
    @Option(names = "--reports", split = ",", paramLabel = "FILE|GLOB", description = "Reports to keep as evidence.")
    private List<String> reports;

    @Said.Setting
    @Option(
            names = "--require-reports",
            split = ",",
            paramLabel = "STEP",
            description = "Refuse without a report of each of these steps, e.g. modelValidate.")
    private List<String> requireReports;

    @Said.Setting
    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "The reference data's profile, for later drift gates.")
    private String profile;

    @Said.Setting
    @Option(
            names = "--build",
            paramLabel = "TEXT",
            description = "The build that made it (default: as the CI server says).")
    private String build;

    @Said.Setting
    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "The source commit (default: as the CI server or git says).")
    private String commit;

    @Said.Setting
    @Option(
            names = "--scan",
            paramLabel = "BOOLEAN",
            description = "Scan the model file before it is accepted (default: true).")
    private String scan;

    @Said.Setting
    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description = "What the scan approves beyond the reviewed list (default: modelgate-allow.txt where there is"
                    + " one); FILE@sha256:… pins its content, none reads none.")
    private String allow;

    @Override
    LifecycleStep step() {
        return LifecycleStep.REGISTER;
    }

    @Override
    Settings surroundings() {
        return Surroundings.of(System.getenv(), Path.of(""));
    }
}
