package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.html.ReportPage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.VirtualFile;

/**
 * The page of one gate in one build, drawn from its report when somebody looks. A gate with many checks gets a table to
 * sort and filter, whose pictures come one by one when asked for.
 */
public final class GatePage {

    /** Up to so many checks are shown with their pictures at once. */
    private static final int FEW = 15;

    private static final Map<String, String> FOR_OTHERS =
            new TreeMap<>(Map.of(".sarif", "SARIF", ".cdx.json", "CycloneDX"));

    private static final Logger LOGGER = Logger.getLogger(GatePage.class.getName());

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
            read = ReportStore.of(run).read(gate);
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

    /** Whether its checks stand in a table to search in. */
    public boolean isLong() {
        return report != null && report.checks().size() > FEW;
    }

    /** The checks as a table. */
    @NonNull
    public CheckTable getTable() {
        return new CheckTable(report);
    }

    /** The report as HTML without script, every text in it escaped by the engine; null where it cannot be read. */
    @CheckForNull
    public String getBody() {
        return report == null ? null : ReportPage.renderBody(report);
    }

    /** Of the body what stands above the table of checks. */
    @NonNull
    public String getHead() {
        return ReportPage.renderHead(report);
    }

    /** Of the body what stands below the table of checks. */
    @NonNull
    public String getFoot() {
        return ReportPage.renderFoot(report);
    }

    /**
     * Stapler: one check by itself.
     *
     * @param place of the check in the report, from 0; null for one that the report does not have
     */
    @CheckForNull
    @SuppressWarnings("unused")
    public CheckPage getCheck(String place) {
        if (report == null || !place.matches("[0-9]{1,6}")) {
            return null;
        }
        int index = Integer.parseInt(place);
        return index < report.checks().size() ? new CheckPage(this, report, index) : null;
    }

    /** What the gate left for other tools, below the build's artifacts: {@code SARIF} and the like, by what it is called. */
    @NonNull
    public Map<String, String> getForOthers() {
        VirtualFile artifacts = run.getArtifactManager().root();
        Map<String, String> files = new LinkedHashMap<>();
        FOR_OTHERS.forEach((ending, name) -> {
            String path = ModelReportAction.URL_NAME + "/" + gate.getStem() + ending;
            try {
                if (artifacts.child(path).isFile()) {
                    files.put(name, "artifact/" + path);
                }
            } catch (IOException e) {
                LOGGER.log(Level.FINE, e, () -> "no telling whether there is " + path);
            }
        });
        return files;
    }

    /** Where the JSON is among the build's artifacts. */
    @NonNull
    public String getArtifactPath() {
        return "artifact/" + ModelReportAction.URL_NAME + "/" + gate.getStem();
    }
}
