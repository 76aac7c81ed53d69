package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.html.Figure;
import io.jenkins.lib.modelgate.report.html.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** One check of a gate: a page of its own, and its pictures alone for the gate's table. */
public final class CheckPage {

    /** A day; the address changes with what is drawn. */
    private static final String KEEP = "private, max-age=86400, immutable";

    private final GatePage page;
    private final Check check;
    private final CheckRow row;
    private final String version;

    CheckPage(GatePage page, Report report, int place) {
        this.page = page;
        this.check = report.checks().get(place);
        this.version = Versions.of(report);
        this.row = new CheckRow(check, place, Figure.in(List.of(check)), version);
    }

    @NonNull
    public GatePage getPage() {
        return page;
    }

    @NonNull
    public CheckRow getRow() {
        return row;
    }

    /** The pictures as HTML without script, every text in it escaped by the engine; empty where there are none. */
    @NonNull
    public String getEvidence() {
        return ReportPage.renderEvidence(check);
    }

    /**
     * Stapler: the pictures alone.
     *
     * @param v as the gate's page named them; a browser may keep the answer where that is still right
     */
    @GET
    @SuppressWarnings("unused")
    public void doFragment(StaplerResponse2 response, @QueryParameter String v) throws IOException {
        page.getRun().checkPermission(Item.READ);
        byte[] body = getEvidence().getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // For who opens it by itself; within the gate's page that page's own policy holds.
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
        response.setHeader("Cache-Control", version.equals(v) ? KEEP : "private, no-cache");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
