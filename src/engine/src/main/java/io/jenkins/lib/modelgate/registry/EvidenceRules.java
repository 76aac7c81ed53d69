package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the attached reports speak for a model. What is missing, unclear or about another model speaks against it. */
final class EvidenceRules {

    static final String CHECK = "evidence";
    private static final String TITLE = "Evidence speaks for the model";

    private final String model;
    private final String digest;
    private final List<String> required;

    /** @param required steps of which a report that passed must be there */
    EvidenceRules(String model, String digest, List<String> required) {
        this.model = model;
        this.digest = digest;
        this.required = List.copyOf(required);
    }

    /** @param unreadable sentences on what was found among the reports and is none */
    Check judge(List<ReportFile> reports, List<String> unreadable) {
        List<String> problems = new ArrayList<>(unreadable);
        Set<String> stems = new HashSet<>();
        for (ReportFile report : reports) {
            judge(report, problems);
            if (!stems.add(report.stem())) {
                problems.add("%s is a second report of %s with the id %s."
                        .formatted(report.path(), report.step(), report.id()));
            }
        }
        for (String step : required) {
            if (reports.stream().noneMatch(report -> report.step().equals(step) && hasPassed(report))) {
                problems.add("A report of %s that passed is required; attached are %s.".formatted(step, told(reports)));
            }
        }
        if (!problems.isEmpty()) {
            return Check.of(CHECK, TITLE, Verdict.FAILED, String.join(" ", problems));
        }
        if (reports.isEmpty()) {
            return Check.of(CHECK, TITLE, Verdict.SKIPPED, "No report is attached, and none is required.");
        }
        long tied = reports.stream()
                .filter(report -> digest.equals(report.model().digest()))
                .count();
        List<String> untied = required.stream()
                .filter(step -> reports.stream().noneMatch(report -> speaksForThisFile(report, step)))
                .toList();
        return Check.of(
                        CHECK,
                        TITLE,
                        untied.isEmpty() ? Verdict.PASSED : Verdict.WARNING,
                        "Attached: %s. Of these, %d %s this model file's digest.%s"
                                .formatted(told(reports), tied, tied == 1 ? "names" : "name", untied(untied)))
                .observed(reports.size())
                .unit(reports.size() == 1 ? "report" : "reports");
    }

    private void judge(ReportFile report, List<String> problems) {
        if (!report.verdict().isAcceptable()) {
            problems.add("%s has the verdict %s.".formatted(report.path(), report.verdict()));
        }
        if (report.model().digest() != null && !report.model().digest().equals(digest)) {
            problems.add("%s speaks of a model file with the digest %s, not of this one, %s."
                    .formatted(report.path(), FreeText.clean(report.model().digest()), digest));
        }
        if (report.model().name() != null && !report.model().name().equals(model)) {
            problems.add("%s speaks of the model '%s', not of '%s'."
                    .formatted(report.path(), FreeText.clean(report.model().name()), model));
        }
    }

    private boolean speaksForThisFile(ReportFile report, String step) {
        return report.step().equals(step)
                && hasPassed(report)
                && digest.equals(report.model().digest());
    }

    /** A required report that names no model file may be about any. */
    private static String untied(List<String> steps) {
        return steps.isEmpty()
                ? ""
                : " No report of %s names this file, though one is required; give that step 'modelFile'."
                        .formatted(String.join(" or ", steps));
    }

    private static boolean hasPassed(ReportFile report) {
        return report.verdict() == Verdict.PASSED || report.verdict() == Verdict.WARNING;
    }

    private static String told(List<ReportFile> reports) {
        return reports.isEmpty()
                ? "none"
                : reports.stream()
                        .map(report -> report.stem() + " " + report.verdict())
                        .collect(Collectors.joining(", "));
    }
}
