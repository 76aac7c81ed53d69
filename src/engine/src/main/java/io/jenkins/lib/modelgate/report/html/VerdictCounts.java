package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many checks came to which verdict: a bar and the numbers, worst first. */
final class VerdictCounts {

    private static final double WIDTH = 600;
    private static final double GAP = 3;

    private VerdictCounts() {}

    /** Bar and numbers. */
    static void write(Markup out, List<Check> checks) {
        out.open("div", "class", "mg-counts");
        bar(out, counted(checks), checks.size());
        numbers(out, checks);
        out.close();
    }

    /** The numbers alone. */
    static void numbers(Markup out, List<Check> checks) {
        Map<Verdict, Long> counts = counted(checks);
        out.open("ul", "class", "mg-legend");
        counts.forEach((verdict, count) -> {
            out.open("li");
            VerdictMark.sign(out, verdict, 14);
            out.leaf("span", Wording.count(count, verdict)).close();
        });
        out.close();
    }

    private static Map<Verdict, Long> counted(List<Check> checks) {
        return checks.stream()
                .collect(Collectors.groupingBy(
                        Check::verdict, () -> new TreeMap<>(Collections.reverseOrder()), Collectors.counting()));
    }

    private static void bar(Markup out, Map<Verdict, Long> counts, int total) {
        out.open(
                "svg",
                "class",
                "mg-counts-bar",
                "viewBox",
                "0 0 %s 6".formatted(Markup.px(WIDTH)),
                "width",
                Markup.px(WIDTH),
                "height",
                "6",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        // one failure among five hundred checks has to be seen
        double smallest = 8;
        double free = WIDTH - counts.size() * (smallest + GAP) + GAP;
        double x = 0;
        for (Map.Entry<Verdict, Long> each : counts.entrySet()) {
            double width = smallest + free * each.getValue() / total;
            out.empty(
                    "rect",
                    "class",
                    "mg-fill-" + Wording.cssName(each.getKey()),
                    "x",
                    Markup.px(x),
                    "y",
                    "0",
                    "width",
                    Markup.px(width),
                    "height",
                    "6",
                    "rx",
                    "3",
                    "fill",
                    VerdictMark.colour(each.getKey()));
            x += width + GAP;
        }
        out.close();
    }
}
