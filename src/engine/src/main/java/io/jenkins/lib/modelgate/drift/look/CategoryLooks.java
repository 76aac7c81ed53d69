package io.jenkins.lib.modelgate.drift.look;

import io.jenkins.lib.modelgate.drift.measure.ChiSquare;
import io.jenkins.lib.modelgate.drift.measure.TotalVariation;
import io.jenkins.lib.modelgate.drift.noise.Noise;
import io.jenkins.lib.modelgate.drift.noise.TwoShares;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The looks at a column of categories: at each share, its change and its ratio, and at all of them together. */
public final class CategoryLooks {

    private final Looks looks = new Looks();
    private final List<String> labels;
    private final long[] reference;
    private final long[] current;
    private final long referenceRows;
    private final long currentRows;
    private final double[] pValues;

    private CategoryLooks(List<String> labels, long[] reference, long[] current) {
        this.labels = labels;
        this.reference = reference;
        this.current = current;
        referenceRows = Arrays.stream(reference).sum();
        currentRows = Arrays.stream(current).sum();
        // Of two shares that add up to 1, the one says what the other does.
        int tests = labels.size() <= 2 ? 1 : labels.size();
        pValues = IntStream.range(0, labels.size())
                .mapToDouble(bin -> tests * looks.pValue(before(bin), now(bin)))
                .toArray();
    }

    /**
     * @param labels what a person calls each bin, at least one
     * @param absent which of them stand for rows without a value
     * @param reference, current rows in each bin, at least one a side
     * @param codes where the categories are numbers, the rows of both sides in ascending cells; otherwise empty
     */
    public static List<Look> of(
            List<String> labels, List<String> absent, long[] reference, long[] current, Optional<Codes> codes) {
        CategoryLooks categories = new CategoryLooks(List.copyOf(labels), reference.clone(), current.clone());
        categories.addShares(absent);
        if (labels.size() > 2) {
            categories.addAll();
        }
        codes.ifPresent(cells -> cells.addTo(categories.looks));
        return categories.looks.all();
    }

    /** Codes that are numbers may have an order, as grades and counts do. */
    public static final class Codes {
        private final long[] reference;
        private final long[] current;

        /** @param reference, current rows in ascending cells, at least one a side */
        public Codes(long[] reference, long[] current) {
            this.reference = reference.clone();
            this.current = current.clone();
        }

        private void addTo(Looks looks) {
            RankTest test = RankTest.of(reference, current);
            looks.count(1);
            looks.add(
                    Aspect.LOCATION,
                    Optional.empty(),
                    test.pValue(),
                    test.noise(),
                    reference,
                    current,
                    RankTest::delta);
        }
    }

    private void addShares(List<String> absent) {
        looks.count(1);
        int most = most(Comparator.comparingDouble(bin -> Looks.change(before(bin), now(bin))));
        double deviation = IntStream.range(0, labels.size())
                .mapToDouble(bin -> TwoShares.deviation(reference[bin], referenceRows, current[bin], currentRows))
                .max()
                .orElseThrow();
        looks.add(
                Aspect.SHARE,
                Optional.of(labels.get(most)),
                pValues[most],
                Noise.normal(deviation),
                before(most),
                now(most),
                Looks::change);
        IntStream.range(0, labels.size())
                .filter(bin -> absent.contains(labels.get(bin)))
                .forEach(bin -> looks.addShare(
                        Aspect.ABSENCE, Optional.of(labels.get(bin)), pValues[bin], before(bin), now(bin)));
        IntStream.range(0, labels.size())
                .forEach(bin -> looks.addRatio(Aspect.RARITY, labels.get(bin), pValues[bin], before(bin), now(bin)));
    }

    private void addAll() {
        looks.count(1);
        double expected = 0;
        double variance = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            double deviation = TwoShares.deviation(reference[bin], referenceRows, current[bin], currentRows);
            expected += deviation * Math.sqrt(2 / Math.PI) / 2;
            variance += deviation * deviation * (1 - 2 / Math.PI) / 4;
        }
        // The mean of so many amounts that are normal each, and about normal itself.
        double mean = expected;
        double spread = Math.sqrt(variance);
        Noise noise = probability ->
                mean + Math.max(0, spread * NormalDistribution.of(0, 1).inverseSurvivalProbability(probability));
        looks.add(
                Aspect.CATEGORIES,
                Optional.empty(),
                ChiSquare.test(reference, current).pValue(),
                noise,
                reference,
                current,
                TotalVariation::distance);
    }

    private int most(Comparator<Integer> by) {
        return IntStream.range(0, labels.size()).boxed().max(by).orElseThrow();
    }

    private long[] before(int bin) {
        return new long[] {reference[bin], referenceRows - reference[bin]};
    }

    private long[] now(int bin) {
        return new long[] {current[bin], currentRows - current[bin]};
    }
}
