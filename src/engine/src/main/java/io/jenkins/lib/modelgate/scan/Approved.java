package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the last approved version held, from its scan's report, against what this one holds. */
record Approved(String name, Set<String> imports, Set<String> formats) {

    static Approved read(Workspace workspace, String path) {
        Report report = Json.read(workspace.file(path, "approved scan"), Report.class, "The approved scan " + path);
        if (!report.step().equals(Scan.STEP)) {
            throw new UnavailableException(
                    "%s is a report of %s; 'approved' needs one of modelScan.".formatted(path, report.step()));
        }
        if (!report.verdict().isAcceptable()) {
            throw new UnavailableException(
                    "%s has the verdict %s: that model was not approved.".formatted(path, report.verdict()));
        }
        return new Approved(path, column(report, ScanChecks.IMPORTS, 0), column(report, ScanChecks.PARTS, 1));
    }

    private static Set<String> column(Report report, String check, int column) {
        Set<String> values = new TreeSet<>();
        for (Check each : report.checks()) {
            if (each.id().equals(check) && each.evidence() instanceof Evidence.Table table) {
                table.rows().forEach(row -> values.add(row.get(column)));
            }
        }
        return values;
    }

    /** A warning where something is new, even where it is approved: somebody should know why. */
    Check compare(ModelScan scan) {
        Set<String> now = new TreeSet<>();
        scan.seen().imports().forEach(each -> now.add(each.name()));
        Set<String> kinds = new TreeSet<>();
        scan.seen().parts().forEach(each -> kinds.add(each.format()));
        List<String> news = new ArrayList<>();
        tell(now, imports, "new import: ", news);
        tell(kinds, formats, "new kind of part: ", news);
        boolean changed = !news.isEmpty();
        tell(imports, now, "import gone: ", news);
        tell(formats, kinds, "kind of part gone: ", news);
        return Check.of(
                        "scan.approved",
                        "Nothing is new since the last approved version",
                        changed ? Verdict.WARNING : Verdict.PASSED,
                        news.isEmpty()
                                ? "The same imports and kinds of parts as in %s.".formatted(name)
                                : "Against %s: %s."
                                        .formatted(name, String.join("; ", news.subList(0, Math.min(20, news.size())))))
                .evidence(new Evidence.Table(
                        List.of("change"), news.stream().map(List::of).toList()));
    }

    private static void tell(Set<String> in, Set<String> notIn, String word, List<String> news) {
        in.stream().filter(each -> !notIn.contains(each)).forEach(each -> news.add(word + each));
    }
}
