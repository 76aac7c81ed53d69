package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In which order, and in which groups, checks are shown. */
public final class CheckOrder {

    private static final String OVERALL = "Overall";

    /** What a validation is asked for, and what its page opens with. */
    private static final String METRICS = Wording.group("metric");

    /** What the file holds, in detail: to be looked up, after all else. */
    private static final String SCAN = Wording.group("scan");

    private CheckOrder() {}

    /**
     * By verdict, then metrics, then those of the whole, then what the user called critical, then those furthest beyond
     * their limit or nearest to it, then as in the report.
     */
    public static List<Check> worstFirst(List<Check> checks) {
        return checks.stream()
                .sorted(Comparator.comparing(Check::verdict)
                        .reversed()
                        .thenComparing(check -> rank(kind(check)))
                        .thenComparing(check -> !check.isCritical())
                        .thenComparing(CheckOrder::strain, Comparator.reverseOrder()))
                .toList();
    }

    /**
     * By what the checks look at, which is what their ids begin with: metrics, those of the whole, the groups with the worst
     * verdicts, and the scan's details.
     */
    static Map<String, List<Check>> groups(List<Check> sorted) {
        Map<String, List<Check>> found = new LinkedHashMap<>();
        sorted.forEach(check ->
                found.computeIfAbsent(kind(check), kind -> new ArrayList<>()).add(check));
        Map<String, List<Check>> groups = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Comparator.comparing(group -> rank(group.getKey())))
                .forEach(group -> groups.put(group.getKey(), group.getValue()));
        return groups;
    }

    private static int rank(String kind) {
        return kind.equals(METRICS) ? 0 : kind.equals(OVERALL) ? 1 : kind.equals(SCAN) ? 3 : 2;
    }

    private static String kind(Check check) {
        String first = check.id().substring(0, Math.max(0, check.id().indexOf('.')));
        return first.isEmpty() && !check.id().equals("metrics")
                ? OVERALL
                : Wording.group(first.isEmpty() ? "metric" : first);
    }

    /** How much of what is allowed is used up: 1 at the limit, more beyond it; 0 where that cannot be said. */
    private static double strain(Check check) {
        Bounds limit = check.limit();
        if (limit == null || check.observed() == null || check.verdict() == Verdict.SKIPPED) {
            return 0;
        }
        double observed = check.observed();
        double strain = limit.max() != null ? observed / limit.max() : limit.min() / observed;
        return Double.isFinite(strain) ? Math.max(0, strain) : 0;
    }
}
