package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.ConfigFile;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code modelgate run}: a model's whole life as {@code modelgate.yaml} tells it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the sections of a modelgate.yaml in order: scan, validate, drift, register, canary.",
            "Stops at the first step that does not pass; what comes after it is skipped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate run modelgate.yaml",
            "  modelgate run modelgate.yaml --scenario bad --output target/demo",
            "  modelgate run modelgate.yaml --only validate,drift"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            defaultValue = "modelgate.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private String file;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "modelgate",
            description = "Where reports go (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description =
                    "Where models are registered and looked up, whatever the configuration says (default: modelgate-registry).")
    private Path registry;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Apply a scenario of the configuration.")
    private String scenario;

    @Option(names = "--only", split = ",", paramLabel = "STEP", description = "Run only these of the configured steps.")
    private List<String> only;

    @Option(names = "--strict", description = "A warning fails, too (exit status 1).")
    private boolean strict;

    @Option(names = "--quiet", description = "No progress lines.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Workspace workspace = Workspace.open(Path.of(""));
        ConfigFile config = ConfigFile.read(workspace.file(file, "configuration"), file, LifecycleStep.sections());
        List<LifecycleStep> steps = steps(config);
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr(), Ansi.AUTO);
        Life life = new Life(config, scenario, workspace, output, Optional.ofNullable(registry), screen, quiet);
        life.check(steps);
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            List<Report> reports = life.walk(steps, strict, interruption);
            screen.line("");
            screen.line("Report: " + life.overview(reports));
            reports.stream()
                    .filter(report -> report.verdict() == Verdict.ERROR)
                    .forEach(report -> screen.problem(report.step() + ": " + report.summary()));
            return ExitStatus.of(
                    Verdict.worstOf(reports.stream().map(Report::verdict).toList()), strict);
        }
    }

    /** The steps to take, in the order of a model's life. A step that was asked for and is not configured is refused. */
    private List<LifecycleStep> steps(ConfigFile config) {
        if (only != null) {
            only.stream()
                    .filter(word -> !isConfigured(word, config))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new SettingsException("%s configures no step '%s'%s"
                                .formatted(
                                        file,
                                        word,
                                        Spelling.closest(word, LifecycleStep.sections())
                                                .filter(close -> isConfigured(close, config))
                                                .map(" — did you mean '%s'?"::formatted)
                                                .orElse(".")));
                    });
        }
        List<LifecycleStep> steps = Arrays.stream(LifecycleStep.values())
                .filter(step -> config.has(step.section()))
                .filter(step -> only == null || only.contains(step.section()))
                .toList();
        if (steps.isEmpty()) {
            throw new SettingsException("%s configures no step; there are %s."
                    .formatted(file, String.join(", ", LifecycleStep.sections())));
        }
        return steps;
    }

    private static boolean isConfigured(String section, ConfigFile config) {
        return LifecycleStep.sections().contains(section) && config.has(section);
    }
}
