package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.ConfigFile;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.html.OverviewPage;
import io.jenkins.lib.modelgate.report.html.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks one model through its configured life, each step handing its evidence on to the next. */
final class Life {

    private final ConfigFile config;
    private final String scenario;
    private final Workspace workspace;
    private final Path output;
    private final Screen screen;
    private final boolean quiet;
    private final List<String> evidence = new ArrayList<>();
    private String profile;

    Life(ConfigFile config, String scenario, Workspace workspace, Path output, Screen screen, boolean quiet) {
        this.config = config;
        this.scenario = scenario;
        this.workspace = workspace;
        this.output = output;
        this.screen = screen;
        this.quiet = quiet;
    }

    /** Refuses what cannot be followed in any of the steps, before the first is taken. */
    void check(List<LifecycleStep> steps) {
        steps.forEach(step -> step.check(settings(step)));
    }

    /** @return the reports of the steps that ran, up to the first that did not pass */
    List<Report> walk(List<LifecycleStep> steps, boolean strict, Interruption interruption) throws IOException {
        List<Report> reports = new ArrayList<>();
        for (LifecycleStep step : steps) {
            boolean stopped =
                    reports.stream().anyMatch(report -> ExitStatus.of(report.verdict(), strict) != ExitStatus.PASSED);
            if (stopped) {
                screen.skipped(step.pipelineName());
                continue;
            }
            // Of all the steps, only a rollout leaves something behind when it is cut off.
            Outcome outcome = step == LifecycleStep.CANARY
                    ? interruption.orderly(() -> step.run(settings(step), context()))
                    : step.run(settings(step), context());
            Report report = outcome.report();
            screen.step(report);
            screen.attention(report);
            ReportFiles.write(output, outcome);
            handOn(outcome);
            reports.add(report);
        }
        return reports;
    }

    /** Writes the page that shows the whole life at a glance. */
    Path overview(List<Report> reports) throws IOException {
        Map<String, String> links = new LinkedHashMap<>();
        reports.forEach(report -> links.put(report.fileStem(), report.fileStem() + ".html"));
        Path page = output.resolve("index.html");
        AtomicFiles.write(page, OverviewPage.render(title(reports), reports, links));
        return page;
    }

    private static String title(List<Report> reports) {
        return reports.stream()
                .map(report -> report.model().name())
                .filter(name -> name != null)
                .findFirst()
                .orElse("A model's life");
    }

    private Settings settings(LifecycleStep step) {
        Settings said = scenario == null ? config.section(step.section()) : config.section(step.section(), scenario);
        return switch (step) {
            case REGISTER -> said.over(handedOn());
            case DRIFT, VALIDATE -> said.over(Settings.fallback("this run", registry()));
            default -> said;
        };
    }

    /** Where this run registers models, unless the configuration says otherwise. */
    private ObjectNode registry() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("registry", output.resolve("registry").toString());
    }

    /** What registration takes from the run itself, unless the configuration says otherwise. */
    private Settings handedOn() {
        ObjectNode known = registry();
        evidence.forEach(known.withArray("reports")::add);
        known.put("profile", profile);
        return Settings.fallback("this run", known).over(Surroundings.of(System.getenv(), workspace.root()));
    }

    private void handOn(Outcome outcome) {
        Path reportFile = output.resolve(outcome.report().fileStem() + ".json");
        evidence.add(reportFile.toString());
        outcome.attachments().keySet().stream()
                .filter(name -> name.startsWith("profile-"))
                .findFirst()
                .ifPresent(name -> profile = output.resolve(name).toString());
    }

    private StepContext context() {
        return new StepContext(
                workspace, output, Clock.systemUTC(), screen.progress(quiet), Logins.in(System.getenv()));
    }
}
