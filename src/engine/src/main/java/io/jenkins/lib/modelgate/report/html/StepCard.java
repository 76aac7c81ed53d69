package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Report;

/**
 * One step on the overview.
 *
 * @param link relative address of the step's page, or null
 * @param ownDigest whether to name the model file, where steps differ in it
 */
record StepCard(Report report, String link, boolean ownDigest) {

    void writeTo(Markup out) {
        out.open("li", "class", "mg-step mg-is-" + Wording.cssName(report.verdict()));
        out.open("div", "class", "mg-step-sign");
        VerdictMark.sign(out, report.verdict(), 30);
        out.close();
        out.open("div", "class", "mg-card");
        out.open("div", "class", "mg-card-line").open("h3", "class", "mg-card-title");
        if (link == null) {
            name(out);
        } else {
            out.open("a", "href", link);
            name(out);
            out.close();
        }
        out.close();
        out.leaf("span", report.verdict().label(), "class", "mg-card-verdict");
        out.leaf("span", Wording.duration(report.durationMillis()), "class", "mg-card-time");
        if (link != null) {
            out.leaf("span", "→", "class", "mg-open", "aria-hidden", "true");
        }
        out.close();
        out.leaf("p", report.summary(), "class", "mg-card-summary");
        if (ownDigest && report.model().digest() != null) {
            out.open("p", "class", "mg-note").text("Model file ");
            out.leaf(
                    "code",
                    Wording.shortDigest(report.model().digest()),
                    "title",
                    report.model().digest());
            out.close();
        }
        out.open("div", "class", "mg-card-foot").open("dl", "class", "mg-numbers");
        for (Highlight each : Highlight.of(report)) {
            out.open("div").leaf("dt", each.name()).leaf("dd", each.value()).close();
        }
        out.close();
        VerdictCounts.numbers(out, report.checks());
        out.close().close().close();
    }

    private void name(Markup out) {
        out.text(Wording.stepTitle(report.step()));
        if (!report.id().equals("default")) {
            out.text(" ").leaf("span", report.id(), "class", "mg-id");
        }
    }
}
