package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The content of the overview: who the model is, how it fared, and each step on the way. */
record OverviewBody(String title, List<Report> reports, Map<String, String> links) {

    void writeTo(Markup out) {
        Verdict verdict = Verdict.worstOf(reports.stream().map(Report::verdict).toList());
        List<String> digests = known(ModelRef::digest);
        out.open("article", "class", "mg-report mg-overview");
        out.open("header", "class", "mg-header mg-is-" + Wording.cssName(verdict));
        out.leaf("p", "The life of a model", "class", "mg-kicker");
        out.open("div", "class", "mg-header-line").leaf("h1", title, "class", "mg-title");
        VerdictMark.badge(out, verdict, true);
        out.close();
        out.leaf("p", sentence(), "class", "mg-summary");
        if (!reports.isEmpty()) {
            VerdictCounts.write(
                    out,
                    reports.stream().flatMap(report -> report.checks().stream()).toList());
        }
        facts(out, digests);
        out.close();
        if (digests.size() > 1) {
            out.open("p", "class", "mg-notice");
            VerdictMark.sign(out, Verdict.WARNING, 18);
            out.leaf(
                            "span",
                            "These steps speak of %d different model files; each names its own."
                                    .formatted(digests.size()))
                    .close();
        }
        out.open("section").leaf("h2", "Steps", "class", "mg-heading");
        out.open("ol", "class", "mg-life");
        for (Report report : reports) {
            new StepCard(report, links.get(report.fileStem()), digests.size() > 1).writeTo(out);
        }
        out.close().close();
        if (!reports.isEmpty()) {
            out.leaf("p", "Written by Modelgate " + reports.get(0).tool().version() + ".", "class", "mg-footer");
        }
        out.close();
    }

    private void facts(Markup out, List<String> digests) {
        out.open("dl", "class", "mg-facts");
        List<String> names = known(ModelRef::name);
        List<String> versions = known(ModelRef::version);
        if (!names.isEmpty()) {
            fact(out, "Model", String.join(", ", names));
        }
        if (!versions.isEmpty()) {
            fact(out, "Version", String.join(", ", versions));
        }
        if (digests.size() == 1) {
            out.open("div").leaf("dt", "Digest").open("dd");
            out.leaf("code", Wording.shortDigest(digests.get(0)), "title", digests.get(0));
            out.close().close();
        }
        if (!reports.isEmpty()) {
            fact(out, "Started", Wording.minute(reports.get(0).startedAt()));
            fact(
                    out,
                    "Took",
                    Wording.duration(
                            reports.stream().mapToLong(Report::durationMillis).sum()));
        }
        out.close();
    }

    private static void fact(Markup out, String name, String text) {
        out.open("div").leaf("dt", name).open("dd").leaf("bdi", text).close().close();
    }

    private List<String> known(Function<ModelRef, String> part) {
        return reports.stream()
                .map(Report::model)
                .map(part)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private String sentence() {
        List<Report> open = reports.stream()
                .filter(report -> report.verdict().compareTo(Verdict.WARNING) >= 0)
                .toList();
        if (reports.isEmpty()) {
            return "No step ran, so nothing vouches for this model.";
        }
        if (!open.isEmpty()) {
            return open.stream()
                    .map(report -> Wording.stepTitle(report.step()) + ": " + Wording.inSentence(report.verdict()))
                    .collect(Collectors.joining("; ", "", "."));
        }
        List<String> skipped = reports.stream()
                .filter(report -> report.verdict() == Verdict.SKIPPED)
                .map(report -> Wording.stepTitle(report.step()))
                .toList();
        if (!skipped.isEmpty()) {
            return "%d of %d steps passed; skipped: %s."
                    .formatted(reports.size() - skipped.size(), reports.size(), String.join(", ", skipped));
        }
        long checks =
                reports.stream().mapToLong(report -> report.checks().size()).sum();
        return "All %d steps passed, with %d checks behind them.".formatted(reports.size(), checks);
    }
}
