package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.ConfigFile;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.html.ReportFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that runs one step of a model's life. */
abstract class StepCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    Common common;

    @Said.Setting
    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Tells several runs of this step apart (default: default).")
    String id;

    @Said.Setting
    @Option(names = "--model", paramLabel = "NAME", description = "The model's name in the registry.")
    String model;

    @Said.Setting
    @Option(
            names = "--model-file",
            paramLabel = "FILE",
            description = "The model file; its SHA-256 goes into the report.")
    String modelFile;

    @Said.Setting
    @Option(
            names = "--replace",
            split = ",",
            paramLabel = "SETTING",
            description =
                    "Settings of which the configuration's words are not to count: limits, exclude, … Repeatable.")
    List<String> replace;

    abstract LifecycleStep step();

    /** What was said beyond plain options; the default adds nothing. */
    void complete(ObjectNode said) {}

    /** What nobody said but the surroundings tell; the default is nothing. */
    Settings surroundings() {
        return Settings.none("the environment");
    }

    /** Does the step; a step that must not be cut off does it by the interruption. */
    Outcome run(Settings settings, StepContext context, Interruption interruption) {
        return step().run(settings, context);
    }

    /** Whether standard output is for a program, and what a person reads goes to standard error. */
    boolean printsData() {
        return common.json;
    }

    /** Prints what a program reads, after the report was written; the default is the report, where it was asked for. */
    void print(Report report, PrintWriter out) {
        if (common.json) {
            out.print(Json.write(report));
        }
    }

    @Override
    public Integer call() throws IOException {
        Screen screen = new Screen(
                printsData() ? spec.commandLine().getErr() : spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                Ansi.AUTO);
        Workspace workspace = Workspace.open(Path.of(""));
        ObjectNode said = Said.by(spec);
        complete(said);
        Settings settings = Settings.of(spec.qualifiedName(), said)
                .saidIn("the command line")
                .over(configured(workspace))
                .over(surroundings());
        StepContext context = new StepContext(
                workspace, common.output, Clock.systemUTC(), screen.progress(common.quiet), Logins.in(System.getenv()));
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            Outcome outcome = run(settings, context, interruption);
            show(outcome, screen);
            return ExitStatus.of(outcome.report().verdict(), common.strict);
        }
    }

    private void show(Outcome outcome, Screen screen) throws IOException {
        Report report = outcome.report();
        boolean failed = report.verdict() == Verdict.ERROR;
        // No verdict is told before it is kept.
        Optional<ReportFiles> written = failed && !Written.before(report, common)
                ? Optional.empty()
                : Optional.of(Written.of(outcome, common.output, common.junit, common.markdown));
        print(report, spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
        if (failed) {
            screen.problem(report.summary());
        } else {
            screen.step(report);
            screen.attention(report);
        }
        written.ifPresent(files -> {
            screen.line("    report: " + files.html());
            files.attachments().forEach(file -> screen.line("    attached: " + file));
        });
    }

    private Settings configured(Workspace workspace) {
        if (common.config == null) {
            return Settings.none(spec.qualifiedName());
        }
        Path file = workspace.file(common.config, "configuration");
        return ConfigFile.read(file, common.config, LifecycleStep.sections()).section(step().section());
    }
}
