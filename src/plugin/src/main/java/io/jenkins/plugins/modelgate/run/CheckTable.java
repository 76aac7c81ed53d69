package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.html.CheckOrder;
import io.jenkins.lib.modelgate.report.html.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A gate's checks as rows, the worst first. */
public final class CheckTable {

    private final List<Figure> figures;
    private final List<CheckRow> rows;
    private final List<VerdictCount> verdicts;

    CheckTable(Report report) {
        Map<Check, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < report.checks().size(); i++) {
            places.put(report.checks().get(i), i);
        }
        String version = Versions.of(report);
        figures = Figure.in(report.checks());
        rows = CheckOrder.worstFirst(report.checks()).stream()
                .map(check -> new CheckRow(check, places.get(check), figures, version))
                .toList();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        report.checks().forEach(check -> counts.merge(check.verdict(), 1, Integer::sum));
        List<VerdictCount> counted = new ArrayList<>();
        counts.forEach((verdict, count) -> counted.add(new VerdictCount(verdict, count)));
        Collections.reverse(counted);
        verdicts = List.copyOf(counted);
    }

    /** The titles of the columns of numbers. */
    @NonNull
    public List<String> getTitles() {
        return CheckRow.titles(figures);
    }

    @NonNull
    public List<CheckRow> getRows() {
        return rows;
    }

    /** The verdicts that occur, the worst first. */
    @NonNull
    public List<VerdictCount> getVerdicts() {
        return verdicts;
    }

    /** How many checks have a verdict. */
    public static final class VerdictCount {

        private final Verdict verdict;
        private final int count;

        private VerdictCount(Verdict verdict, int count) {
            this.verdict = verdict;
            this.count = count;
        }

        @NonNull
        public String getKey() {
            return verdict.name();
        }

        @NonNull
        public String getName() {
            return VerdictLook.name(verdict);
        }

        public int getCount() {
            return count;
        }
    }
}
