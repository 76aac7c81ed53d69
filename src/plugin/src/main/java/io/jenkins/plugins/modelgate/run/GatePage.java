package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.html.ReportPage;

/** The page of one gate in one build, drawn from its report when somebody looks. */
public final class GatePage {

    private final Run<?, ?> run;
    private final GateResult gate;
    private final Report report;
    private final String problem;

    GatePage(Run<?, ?> run, GateResult gate) {
        this.run = run;
        this.gate = gate;
        Report read = null;
        String unreadable = null;
        try {
            read = ReportStore.of(run).read(gate.getStem());
        } catch (UnavailableException e) {
            unreadable = e.getMessage();
        }
        report = read;
        problem = unreadable;
    }

    @NonNull
    public Run<?, ?> getRun() {
        return run;
    }

    @NonNull
    public GateResult getGate() {
        return gate;
    }

    /** Why the report cannot be shown, or null. */
    @CheckForNull
    public String getProblem() {
        return problem;
    }

    /** The report as HTML without script, every text in it escaped by the engine; null where it cannot be read. */
    @CheckForNull
    public String getBody() {
        return report == null ? null : ReportPage.renderBody(report);
    }

    /** Where the JSON is among the build's artifacts. */
    @NonNull
    public String getArtifactPath() {
        return "artifact/" + ModelReportAction.URL_NAME + "/" + gate.getStem();
    }
}
