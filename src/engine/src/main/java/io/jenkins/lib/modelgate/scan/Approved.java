package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the last approved version held, from its scan's report, against what this one holds.
 *
 * @param name what the user calls that version
 * @param input the report as it went into the verdict
 * @param uses of imports; empty where the report is of a Modelgate that did not tell them
 */
record Approved(
        String name,
        Input input,
        Set<String> imports,
        Optional<Set<SeenUse>> uses,
        Set<String> operators,
        Set<String> kinds) {

    static final String CHECK = "scan.approved";
    private static final int MOST_TOLD = 20;

    /** From a report in the workspace. */
    static Approved read(Workspace workspace, String path) {
        try {
            return of(new ApprovedScan(Files.readString(workspace.file(path, "approved scan")), path));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The approved scan %s cannot be read: %s.".formatted(path, DiskReason.of(e)), e);
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
                uses(report),
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

    private static Optional<Set<SeenUse>> uses(Report report) {
        Set<SeenUse> uses = new LinkedHashSet<>();
        boolean told = false;
        boolean imports = false;
        for (Check each : report.checks()) {
            imports |= each.id().equals(ScanChecks.IMPORTS);
            if (each.id().equals(ScanChecks.USES) && each.evidence() instanceof Evidence.Table table) {
                told = true;
                table.rows().forEach(row -> uses.add(new SeenUse(row.get(0), row.get(1))));
            }
        }
        return told || !imports ? Optional.of(uses) : Optional.empty();
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
        uses.ifPresent(before -> tell(ofKnown(seen.uses(), imports), texts(before), "new use: ", changes));
        tell(nowOperators, operators, "new operator: ", changes);
        tell(nowKinds, kinds, "new kind of part: ", changes);
        boolean grown = !changes.isEmpty();
        tell(imports, nowImports, "import gone: ", changes);
        uses.ifPresent(before -> tell(ofKnown(before, nowImports), texts(seen.uses()), "use gone: ", changes));
        tell(operators, nowOperators, "operator gone: ", changes);
        tell(kinds, nowKinds, "kind of part gone: ", changes);
        return Check.of(
                        CHECK,
                        "Nothing is new since the last approved version",
                        grown ? Verdict.WARNING : Verdict.PASSED,
                        told(changes))
                .observed(changes.size())
                .unit(changes.size() == 1 ? "change" : "changes")
                .evidence(new Evidence.Table(
                        List.of("change"), changes.stream().map(List::of).toList()));
    }

    private String told(List<String> changes) {
        String unknown = uses.isPresent()
                ? ""
                : " That report only names its imports and does not say how they were used; a new scan of that version would.";
        if (changes.isEmpty()) {
            return "The same imports, %soperators and kinds of parts as in %s.%s"
                    .formatted(uses.isPresent() ? "uses of them, " : "", name, unknown);
        }
        String first = String.join("; ", changes.subList(0, Math.min(MOST_TOLD, changes.size())));
        String more = changes.size() > MOST_TOLD ? " (And %d more.)".formatted(changes.size() - MOST_TOLD) : "";
        return "Against %s: %s.%s%s".formatted(name, first, more, unknown);
    }

    /** Of an import that is new or gone the name is enough. */
    private static Set<String> ofKnown(Collection<SeenUse> uses, Set<String> known) {
        return texts(uses.stream().filter(each -> known.contains(each.name())).toList());
    }

    private static Set<String> texts(Collection<SeenUse> uses) {
        Set<String> texts = new TreeSet<>();
        uses.forEach(each -> texts.add(each.text()));
        return texts;
    }

    private static void tell(Set<String> in, Set<String> notIn, String word, List<String> changes) {
        in.stream().filter(each -> !notIn.contains(each)).forEach(each -> changes.add(word + each));
    }
}
