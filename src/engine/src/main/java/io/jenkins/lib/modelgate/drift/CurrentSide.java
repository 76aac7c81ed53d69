package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The current data, read once and counted by what the reference knows.
 *
 * @param rows how many there are
 * @param comparisons by column, of those that can be compared
 * @param retyped columns whose values are of another kind now
 */
record CurrentSide(long rows, Map<String, Comparison> comparisons, List<Pair> retyped) {

    CurrentSide {
        comparisons = Map.copyOf(comparisons);
        retyped = List.copyOf(retyped);
    }

    /** What can be judged, in the reference's order. */
    List<Compared> compared(List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> comparisons.containsKey(pair.name()))
                .map(pair -> new Compared(pair.reference(), comparisons.get(pair.name())))
                .toList();
    }

    /** The tallies of the columns that can be compared, to be filled by whoever reads. */
    static final class Counting {
        private final List<Pair> pairs;
        private final Map<String, Tally> tallies = new LinkedHashMap<>();

        /** @param known the reference's own numbers, of the columns whose measure looks at them */
        Counting(List<Pair> pairs, Measuring measuring, Map<String, RawNumbers> known) {
            this.pairs = pairs.stream().filter(pair -> !pair.isSkipped()).toList();
            for (Pair pair : this.pairs) {
                tallies.put(
                        pair.name(),
                        pair.isOfTwoKinds()
                                ? new PresenceTally(pair.reference())
                                : Tally.against(pair.reference(), measuring, known.get(pair.name())));
            }
        }

        Map<String, ColumnSink> sinks() {
            return new LinkedHashMap<>(tallies);
        }

        /** @param rows how many rows were read */
        CurrentSide side(long rows) {
            // A side without any value is of no kind: there it is only the values' absence that can be compared.
            List<Pair> retyped = pairs.stream()
                    .filter(pair -> pair.isOfTwoKinds()
                            && pair.reference().count() > 0
                            && tallies.get(pair.name()) instanceof PresenceTally presence
                            && presence.present() > 0)
                    .toList();
            Map<String, Comparison> comparisons = new HashMap<>();
            if (rows > 0) {
                tallies.forEach((name, tally) -> comparisons.put(name, tally.compare()));
                retyped.forEach(pair -> comparisons.remove(pair.name()));
            }
            return new CurrentSide(rows, comparisons, retyped);
        }
    }
}
