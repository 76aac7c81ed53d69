package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import java.util.function.Consumer;

/** A report as one page for a person: no script, no external reference, charts as inline SVG, light and dark. */
public final class ReportPage {

    private ReportPage() {}

    /** The whole page, to be opened as a file. */
    public static String render(Report report) {
        Markup out = new Markup();
        Page.open(
                out, Wording.stepTitle(report.step()) + ": " + report.verdict().label());
        new ReportBody(report, 1).writeTo(out);
        Page.close(out);
        return out.toString();
    }

    /**
     * The content only, for a page that brings its own frame: class names begin with {@code mg-}, headings with
     * {@code h2}; no style element and no style attribute, so that it shows under a strict content security policy
     * together with {@link #css()}.
     */
    public static String renderBody(Report report) {
        Markup out = new Markup();
        new ReportBody(report, 2).writeTo(out);
        return out.toString();
    }

    /** Of {@link #renderBody} what stands above the checks: verdict, summary, counts, facts, and a model's pictures at a glance. */
    public static String renderHead(Report report) {
        return renderPart(new ReportBody(report, 2)::writeHead);
    }

    /** Of {@link #renderBody} what stands below the checks: numbers for trends and inputs. */
    public static String renderFoot(Report report) {
        return renderPart(new ReportBody(report, 2)::writeFoot);
    }

    /** The pictures of one check by themselves, under the same promises as {@link #renderBody}; empty where it has none. */
    public static String renderEvidence(Check check) {
        return check.evidence() == null ? "" : renderPart(out -> new EvidenceView(check, true).writePictures(out));
    }

    private static String renderPart(Consumer<Markup> part) {
        Markup out = new Markup();
        out.open("div", "class", "mg-report");
        part.accept(out);
        out.close();
        return out.toString();
    }

    /** The style sheet of all forms; follows Jenkins' theme where its custom properties are defined. */
    public static String css() {
        return Page.css();
    }
}
