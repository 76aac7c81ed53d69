package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the last approved version held, from its scan's report, against what this one holds.
 *
 * @param name what the user calls that version
 * @param input the report as it went into the verdict
 */
record Approved(String name, Input input, Set<String> imports, Set<String> operators, Set<String> kinds) {

    static final String CHECK = "scan.approved";
    private static final int MOST_TOLD = 20;

    /** From a report in the workspace. */
    static Approved read(Workspace workspace, String path) {
        try {
            return of(new ApprovedScan(Files.readString(workspace.file(path, "approved scan")), path));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The approved scan %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** @throws UnavailableException where it is no scan, or not one that passed */
    static Approved of(ApprovedScan scan) {
        Report report = Json.read(scan.json(), Report.class, "The approved scan " + scan.from());
        if (!report.step().equals(Scan.STEP)) {
            throw new UnavailableException(
                    "%s is a report of %s; 'approved' needs one of modelScan.".formatted(scan.from(), report.step()));
        }
        if (report.verdict() != Verdict.PASSED && report.verdict() != Verdict.WARNING) {
            throw new UnavailableException(
                    "%s has the verdict %s: that model was not approved.".formatted(scan.from(), report.verdict()));
        }
        return new Approved(
                scan.from(),
                Fingerprint.ofText(scan.json()).asInput("approved", scan.from(), null),
                names(report, ScanChecks.IMPORTS),
                names(report, ScanChecks.OPERATORS),
                names(report, ScanChecks.KINDS));
    }

    private static Set<String> names(Report report, String check) {
        Set<String> names = new TreeSet<>();
        for (Check each : report.checks()) {
            if (each.id().equals(check) && each.evidence() instanceof Evidence.Table table) {
                table.rows().forEach(row -> names.add(row.get(0)));
            }
        }
        return names;
    }

    /** A warning where something is new, even where it is approved: somebody should know why. */
    Check compare(ModelScan scan) {
        Seen seen = scan.seen();
        Set<String> nowImports = new TreeSet<>();
        seen.imports().forEach(each -> nowImports.add(each.name()));
        Set<String> nowOperators = new TreeSet<>(seen.operators());
        Set<String> nowKinds = new TreeSet<>();
        seen.kinds().forEach(each -> nowKinds.add(each.format()));
        List<String> changes = new ArrayList<>();
        tell(nowImports, imports, "new import: ", changes);
        tell(nowOperators, operators, "new operator: ", changes);
        tell(nowKinds, kinds, "new kind of part: ", changes);
        boolean grown = !changes.isEmpty();
        tell(imports, nowImports, "import gone: ", changes);
        tell(operators, nowOperators, "operator gone: ", changes);
        tell(kinds, nowKinds, "kind of part gone: ", changes);
        Optional<String> more = Optional.of(changes.size() - MOST_TOLD)
                .filter(count -> count > 0)
                .map(" (And %d more.)"::formatted);
        return Check.of(
                        CHECK,
                        "Nothing is new since the last approved version",
                        grown ? Verdict.WARNING : Verdict.PASSED,
                        changes.isEmpty()
                                ? "The same imports, operators and kinds of parts as in %s.".formatted(name)
                                : "Against %s: %s.%s"
                                        .formatted(
                                                name,
                                                String.join(
                                                        "; ", changes.subList(0, Math.min(MOST_TOLD, changes.size()))),
                                                more.orElse("")))
                .observed(changes.size())
                .unit(changes.size() == 1 ? "change" : "changes")
                .evidence(new Evidence.Table(
                        List.of("change"), changes.stream().map(List::of).toList()));
    }

    private static void tell(Set<String> in, Set<String> notIn, String word, List<String> changes) {
        in.stream().filter(each -> !notIn.contains(each)).forEach(each -> changes.add(word + each));
    }
}
