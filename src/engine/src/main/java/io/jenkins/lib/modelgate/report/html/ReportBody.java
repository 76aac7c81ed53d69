package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.SeriesName;
import java.util.Map;

/**
 * The content of a report's page.
 *
 * @param heading the level of its first heading: 1 on a page of its own, 2 inside another
 */
record ReportBody(Report report, int heading) {

    void writeTo(Markup out) {
        out.open("article", "class", "mg-report");
        writeHead(out);
        new CheckSection(report, heading + 1).writeTo(out);
        writeFoot(out);
        out.close();
    }

    void writeFoot(Markup out) {
        series(out);
        inputs(out);
        settings(out);
        out.leaf(
                "p",
                "Written by Modelgate %s as %s. The same report for programs: %s.json"
                        .formatted(report.tool().version(), report.schema(), report.fileStem()),
                "class",
                "mg-footer");
    }

    void writeHead(Markup out) {
        out.open("header", "class", "mg-header mg-is-" + Wording.cssName(report.verdict()));
        out.open("div", "class", "mg-header-line");
        out.open("h" + heading, "class", "mg-title").text(Wording.stepTitle(report.step()));
        if (!report.id().equals("default")) {
            out.text(" ").leaf("span", report.id(), "class", "mg-id");
        }
        out.close();
        VerdictMark.badge(out, report.verdict(), true);
        out.close();
        out.leaf("p", report.summary(), "class", "mg-summary");
        VerdictCounts.write(out, report.checks());
        out.open("dl", "class", "mg-facts");
        model(out, report.model());
        fact(out, "Step", report.step(), null);
        out.open("div").leaf("dt", "Started").open("dd");
        out.leaf(
                "time",
                Wording.minute(report.startedAt()),
                "datetime",
                report.startedAt().toString());
        out.close().close();
        fact(out, "Took", Wording.duration(report.durationMillis()), null);
        out.close().close();
        new Glance(report, heading + 1).writeTo(out);
    }

    private static void model(Markup out, ModelRef model) {
        if (model.name() != null) {
            fact(out, "Model", model.name(), null);
        }
        if (model.version() != null) {
            fact(out, "Version", model.version(), null);
        }
        if (model.digest() != null) {
            fact(out, "Digest", Wording.shortDigest(model.digest()), model.digest());
        }
    }

    /** @param full what a shortened text stands for, shown on hovering; null where it is not shortened */
    private static void fact(Markup out, String name, String text, String full) {
        out.open("div").leaf("dt", name).open("dd");
        if (full == null) {
            out.leaf("bdi", text);
        } else {
            out.leaf("code", text, "title", full);
        }
        out.close().close();
    }

    private void series(Markup out) {
        if (report.series().isEmpty()) {
            return;
        }
        out.open("section", "class", "mg-section");
        out.leaf("h" + (heading + 1), "Numbers for trends", "class", "mg-heading");
        out.open("dl", "class", "mg-series");
        for (Map.Entry<String, Double> each : report.series().entrySet()) {
            out.open("div").leaf("dt", seriesTitle(each.getKey()), "title", each.getKey());
            out.leaf(
                            "dd",
                            Numbers.text(each.getValue()),
                            "title",
                            each.getValue().toString())
                    .close();
        }
        out.close().close();
    }

    /** A metric's is that of its check, above. */
    private String seriesTitle(String series) {
        return report.checks().stream()
                .filter(check -> check.id().equals("metric." + series))
                .findFirst()
                .map(Check::title)
                .orElseGet(() -> SeriesName.words(series));
    }

    private void settings(Markup out) {
        if (report.settings().isEmpty()) {
            return;
        }
        out.open("section", "class", "mg-section");
        out.open("details").leaf("summary", "Settings");
        out.open("dl", "class", "mg-series");
        report.settings()
                .forEach((name, value) -> out.open("div")
                        .leaf("dt", SeriesName.words(name), "title", name)
                        .leaf("dd", value)
                        .close());
        out.close().close().close();
    }

    private void inputs(Markup out) {
        if (report.inputs().isEmpty()) {
            return;
        }
        out.open("section", "class", "mg-section");
        out.leaf("h" + (heading + 1), "What went into it", "class", "mg-heading");
        out.open("table", "class", "mg-table mg-stacked");
        out.leaf("caption", "Every file that was read, by content: the same files give the same verdict");
        out.open("thead").open("tr");
        out.leaf("th", "Role", "scope", "col").leaf("th", "Path", "scope", "col");
        out.leaf("th", "SHA-256", "scope", "col");
        out.leaf("th", "Size", "scope", "col", "class", "mg-number");
        out.leaf("th", "Rows", "scope", "col", "class", "mg-number");
        out.close().close().open("tbody");
        for (Input input : report.inputs()) {
            out.open("tr").leaf("th", input.role(), "scope", "row");
            out.leaf("td", input.path(), "data-label", "Path", "class", "mg-path");
            out.open("td", "data-label", "SHA-256");
            out.leaf("code", Wording.shortDigest(input.sha256()), "title", input.sha256())
                    .close();
            out.leaf(
                    "td",
                    Wording.bytes(input.bytes()),
                    "data-label",
                    "Size",
                    "class",
                    "mg-number",
                    "title",
                    Numbers.count(input.bytes()) + " bytes");
            out.leaf(
                    "td",
                    input.rows() == null ? "–" : Numbers.count(input.rows()),
                    "data-label",
                    "Rows",
                    "class",
                    "mg-number");
            out.close();
        }
        out.close().close().close();
    }
}
