package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.ConfigFile;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.html.OverviewPage;
import io.jenkins.lib.modelgate.scan.ScanSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks one model through its configured life, each step handing its evidence on to the next. */
final class Life {

    private static final String OVERVIEW = "index.html";

    private final ConfigFile config;
    private final String scenario;
    private final Workspace workspace;
    private final Path output;
    private final Optional<Path> registry;
    private final Screen screen;
    private final boolean quiet;
    private final List<String> evidence = new ArrayList<>();
    private String profile;

    /** @param registry where every step registers models and looks them up, whatever the configuration says; empty for that */
    Life(
            ConfigFile config,
            String scenario,
            Workspace workspace,
            Path output,
            Optional<Path> registry,
            Screen screen,
            boolean quiet) {
        this.config = config;
        this.scenario = scenario;
        this.workspace = workspace;
        this.output = output;
        this.registry = registry;
        this.screen = screen;
        this.quiet = quiet;
    }

    /** Refuses what cannot be followed in any of the steps, before the first is taken. */
    void check(List<LifecycleStep> steps) {
        steps.forEach(step -> step.check(settings(step)));
    }

    /** @return the reports of the steps that ran, up to the first that did not pass */
    List<Report> walk(List<LifecycleStep> steps, boolean strict, Interruption interruption) throws IOException {
        Files.deleteIfExists(output.resolve(OVERVIEW));
        List<Report> reports = new ArrayList<>();
        try {
            take(steps, strict, interruption, reports);
        } finally {
            forget(steps.subList(reports.size(), steps.size()));
        }
        return reports;
    }

    /** One that cannot be removed keeps none of the others. */
    private void forget(List<LifecycleStep> notReached) throws IOException {
        IOException problem = null;
        for (LifecycleStep step : notReached) {
            try {
                forget(step);
            } catch (IOException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** An earlier run's report of a step that this one did not reach would pass for this one's. */
    private boolean forget(LifecycleStep step) throws IOException {
        return Written.remove(
                output,
                step.pipelineName() + "-" + StepIdentity.from(settings(step)).id());
    }

    private void take(List<LifecycleStep> steps, boolean strict, Interruption interruption, List<Report> reports)
            throws IOException {
        for (LifecycleStep step : steps) {
            boolean stopped =
                    reports.stream().anyMatch(report -> ExitStatus.of(report.verdict(), strict) != ExitStatus.PASSED);
            if (stopped) {
                screen.skipped(step.pipelineName(), forget(step));
                continue;
            }
            // Of all the steps, only a rollout leaves something behind when it is cut off.
            Outcome outcome = step == LifecycleStep.CANARY
                    ? interruption.orderly(() -> step.run(settings(step), context()))
                    : step.run(settings(step), context());
            Report report = outcome.report();
            Written.of(outcome, output, false, false);
            // No verdict is told before it is kept.
            screen.step(report);
            screen.attention(report);
            handOn(outcome);
            reports.add(report);
        }
    }

    /** Writes the page that shows the whole life at a glance. */
    Path overview(List<Report> reports) throws IOException {
        Map<String, String> links = new LinkedHashMap<>();
        reports.forEach(report -> links.put(report.fileStem(), report.fileStem() + ".html"));
        Path page = output.resolve(OVERVIEW);
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
            case REGISTER -> registry().over(said).over(handedOn());
            case DRIFT, VALIDATE -> registry().over(said);
            // Only a scan that asks a registry takes one.
            case SCAN ->
                said.text("approved").filter(ScanSpec::isRegistered).isPresent()
                        ? registry().over(said)
                        : said;
            case CANARY -> said;
        };
    }

    private Settings registry() {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        registry.ifPresent(folder -> known.put("registry", folder.toString()));
        return Settings.of("modelgate run", known).saidIn("the command line");
    }

    /** What registration takes from the run itself, unless the configuration says otherwise. */
    private Settings handedOn() {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
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
