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

    private CheckOrder() {}

    /** By verdict, then those of the whole, then those furthest beyond their limit or nearest to it, then as in the report. */
    public static List<Check> worstFirst(List<Check> checks) {
        return checks.stream()
                .sorted(Comparator.comparing(Check::verdict)
                        .thenComparing(check -> kind(check).equals(OVERALL))
                        .thenComparing(CheckOrder::strain)
                        .reversed())
                .toList();
    }

    /**
     * By what the checks look at, which is what their ids begin with: those of the whole first, then the groups with the
     * worst verdicts.
     */
    static Map<String, List<Check>> groups(List<Check> sorted) {
        Map<String, List<Check>> found = new LinkedHashMap<>();
        sorted.forEach(check ->
                found.computeIfAbsent(kind(check), kind -> new ArrayList<>()).add(check));
        Map<String, List<Check>> groups = new LinkedHashMap<>();
        if (found.containsKey(OVERALL)) {
            groups.put(OVERALL, found.remove(OVERALL));
        }
        groups.putAll(found);
        return groups;
    }

    private static String kind(Check check) {
        int point = check.id().indexOf('.');
        return point <= 0 ? OVERALL : Wording.group(check.id().substring(0, point));
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
