package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A scan as checks: a check a rule with findings, the parts that were looked at, the imports that were seen. */
final class ScanChecks {

    static final String PARTS = "scan.parts";
    static final String KINDS = "scan.kinds";
    static final String IMPORTS = "scan.imports";
    static final String USES = "scan.uses";
    static final String OPERATORS = "scan.operators";
    private static final int MOST_ROWS = 500;

    private ScanChecks() {}

    static List<Check> of(ModelScan scan) {
        List<Check> checks = new ArrayList<>();
        checks.add(parts(scan));
        Map<Rule, List<Finding>> byRule = new EnumMap<>(Rule.class);
        scan.seen().findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                        .add(finding));
        AllowAdvice advice = scan.advice();
        byRule.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getValue().get(0).severity(), Comparator.reverseOrder()))
                .forEach(each -> checks.add(rule(
                        scan,
                        advice,
                        each.getKey(),
                        each.getValue(),
                        scan.seen().count(each.getKey()))));
        checks.add(kinds(scan.seen().kinds()));
        if (!scan.seen().imports().isEmpty()) {
            checks.add(imports(scan));
            checks.add(uses(scan.seen().uses()));
        }
        if (!scan.seen().operators().isEmpty()) {
            checks.add(operators(scan.seen().operators()));
        }
        if (!scan.allowed().isEmpty()) {
            checks.add(allowed(scan.allowed()));
        }
        return checks;
    }

    private static Check parts(ModelScan scan) {
        List<List<String>> rows = scan.seen().parts().stream()
                .limit(MOST_ROWS)
                .map(part -> List.of(part.place(), part.format(), part.bytes() < 0 ? "?" : Numbers.count(part.bytes())))
                .toList();
        boolean approved = scan.isApproved();
        long against = scan.seen().count(Severity.MEDIUM);
        String text = approved
                ? "%s: %s looked at, nothing stands against approval."
                        .formatted(scan.name(), counted(scan.seen().partCount()))
                : "%s is not approved: %s %s in %s (%s)."
                        .formatted(
                                scan.name(),
                                Numbers.count(against),
                                against == 1 ? "finding" : "findings",
                                counted(scan.seen().partCount()),
                                bySeverity(scan));
        return Check.of(PARTS, "Everything in the model is approved", approved ? Verdict.PASSED : Verdict.FAILED, text)
                .observed(against)
                .unit(against == 1 ? "finding" : "findings")
                .evidence(new Evidence.Table(List.of("part", "format", "bytes"), rows));
    }

    /** {@code 5 critical, 302 medium}. */
    private static String bySeverity(ModelScan scan) {
        Map<Severity, Integer> counts = new TreeMap<>(Comparator.reverseOrder());
        scan.seen().findings().stream()
                .map(Finding::severity)
                .filter(Severity::standsAgainstApproval)
                .forEach(severity -> counts.merge(severity, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> Numbers.count(each.getValue()) + " "
                        + each.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String counted(long parts) {
        return parts == 1 ? "1 part" : Numbers.count(parts) + " parts";
    }

    private static Check rule(ModelScan scan, AllowAdvice advice, Rule rule, List<Finding> found, long count) {
        boolean against = found.get(0).severity().standsAgainstApproval();
        Finding worst = found.get(0);
        String more = count == 1 ? "" : " (And %s more.)".formatted(Numbers.count(count - 1));
        String subject = worst.subject().isEmpty() ? "" : worst.subject() + ": ";
        String allow = advice.line(worst)
                .map(line -> " Once reviewed, approve it by this line in %s: %s".formatted(scan.allowFileName(), line))
                .orElse("");
        return Check.of(
                        "scan." + rule.id(),
                        rule.title(),
                        against ? Verdict.FAILED : Verdict.PASSED,
                        "%s — %s%s%s%s".formatted(worst.place().text(), subject, worst.why(), more, allow))
                .observed(count)
                .unit(count == 1 ? "finding" : "findings")
                .evidence(new Evidence.Table(
                        List.of("severity", "place", "subject", "why", "chain", AllowSuggestions.COLUMN),
                        found.stream()
                                .limit(MOST_ROWS)
                                .map(finding -> List.of(
                                        finding.severity().name(),
                                        finding.place().text(),
                                        finding.subject(),
                                        finding.why(),
                                        finding.chain(),
                                        advice.line(finding).orElse("")))
                                .toList()));
    }

    /** All of them, since the next version is compared with these. */
    private static Check kinds(List<SeenKind> kinds) {
        return Check.of(
                        KINDS,
                        "Kinds of parts seen",
                        Verdict.PASSED,
                        kinds.stream().map(SeenKind::format).collect(Collectors.joining(", ", "", ".")))
                .observed(kinds.size())
                .unit(kinds.size() == 1 ? "kind" : "kinds")
                .evidence(new Evidence.Table(
                        List.of("kind", "parts"),
                        kinds.stream()
                                .map(kind -> List.of(kind.format(), Numbers.count(kind.parts())))
                                .toList()));
    }

    private static Check operators(List<String> operators) {
        return Check.of(
                        OPERATORS,
                        "Operators seen",
                        Verdict.PASSED,
                        "%s different operators; those that nobody approved are findings."
                                .formatted(Numbers.count(operators.size())))
                .observed(operators.size())
                .unit("operators")
                .evidence(new Evidence.Table(
                        List.of("operator"), operators.stream().map(List::of).toList()));
    }

    /** How many parts, and the worst of what was found. */
    static String summary(ModelScan scan) {
        List<Check> checks = of(scan);
        String first = checks.get(0).explanation();
        return checks.stream()
                .skip(1)
                .filter(check -> check.verdict() == Verdict.FAILED)
                .findFirst()
                .map(worst -> first + " " + worst.explanation())
                .orElse(first);
    }

    private static Check imports(ModelScan scan) {
        List<SeenImport> imports = scan.seen().imports();
        return Check.of(
                        IMPORTS,
                        "Imports seen",
                        Verdict.PASSED,
                        "%d different %s, %d approved."
                                .formatted(
                                        imports.size(),
                                        imports.size() == 1 ? "import" : "imports",
                                        imports.stream()
                                                .filter(each -> !each.approved().equals("no"))
                                                .count()))
                .observed(imports.size())
                .unit(imports.size() == 1 ? "import" : "imports")
                .evidence(new Evidence.Table(
                        List.of("import", "first seen", "approved"),
                        imports.stream()
                                .map(each -> List.of(each.name(), each.place(), each.approved()))
                                .toList()));
    }

    /** All of them, since the next version is compared with these. */
    private static Check uses(List<SeenUse> uses) {
        return Check.of(
                        USES,
                        "How imports are used",
                        Verdict.PASSED,
                        uses.isEmpty()
                                ? "What is imported is only named: nothing of it is called."
                                : "%s different %s; those that are not approved are findings."
                                        .formatted(Numbers.count(uses.size()), uses.size() == 1 ? "use" : "uses"))
                .observed(uses.size())
                .unit(uses.size() == 1 ? "use" : "uses")
                .evidence(new Evidence.Table(
                        List.of("import", "use"),
                        uses.stream()
                                .map(each -> List.of(each.name(), each.use()))
                                .toList()));
    }

    private static Check allowed(AllowFile allowed) {
        List<AllowFile.Entry> unused = allowed.unused();
        return Check.of(
                "scan.allow",
                "Every approval of the allow file is needed",
                unused.isEmpty() ? Verdict.PASSED : Verdict.WARNING,
                unused.isEmpty()
                        ? "Every line of %s approved something.".formatted(allowed.name())
                        : "%s approves what is not there, so remove it: %s."
                                .formatted(
                                        allowed.name(),
                                        unused.stream()
                                                .map(entry -> "line %d (%s %s)"
                                                        .formatted(entry.number(), entry.kind(), entry.what()))
                                                .collect(Collectors.joining(", "))));
    }
}
