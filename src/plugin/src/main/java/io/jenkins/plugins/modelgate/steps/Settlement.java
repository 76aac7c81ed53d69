package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.console.ModelHyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.VisibleText;
import io.jenkins.plugins.modelgate.run.GateListener;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;

/** Keeps a report in the build, says it in the log, and lets its verdict act on the build. */
final class Settlement {

    private static final int MOST_LINES = 20;

    private final GateStep step;
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final Place.UnstableMarker marker;

    Settlement(GateStep step, Run<?, ?> run, TaskListener listener, Place.UnstableMarker marker) {
        this.step = step;
        this.run = run;
        this.listener = listener;
        this.marker = marker;
    }

    /**
     * @return the report, where the build may go on
     * @throws AbortException where the verdict stops the build
     * @throws IOException where the report cannot be kept, which must stop the build, too
     */
    Report settle(Report report) throws IOException {
        ModelReportAction.add(run, report);
        log(report);
        return act(report);
    }

    /** Tells of a report that is kept already, and lets its verdict act on the build. */
    Report act(Report report) throws AbortException {
        GateListener.tellAll(run, report, listener);
        String reason = VisibleText.line("%s: %s — %s".formatted(report.fileStem(), report.verdict(), report.summary()));
        switch (step.ruleFor(report.verdict())) {
            case FAILURE -> throw new AbortException(reason);
            case UNSTABLE -> marker.mark(reason);
            case NONE -> {}
        }
        return report;
    }

    private void log(Report report) {
        PrintStream log = listener.getLogger();
        String page = "/" + run.getUrl() + ModelReportAction.URL_NAME + "/" + report.fileStem() + "/";
        log.println("[modelgate] " + ModelHyperlinkNote.encodeTo(page, report.fileStem()) + ": " + report.verdict()
                + " — " + VisibleText.line(report.summary()));
        report.checks().stream()
                .filter(check -> check.verdict().compareTo(Verdict.PASSED) > 0)
                // The summary begins with the worst check's own words.
                .filter(check -> !report.summary().startsWith(check.explanation()))
                .sorted(Comparator.comparing(Check::verdict).reversed())
                .limit(MOST_LINES)
                .forEach(check -> log.println("[modelgate]   " + check.verdict() + " "
                        + VisibleText.line(check.title() + ": " + check.explanation())));
    }
}
