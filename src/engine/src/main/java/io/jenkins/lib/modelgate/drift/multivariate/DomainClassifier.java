package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Drift over all columns at once: how well a classifier tells reference rows from current ones. What no column by itself
 * shows, as a correlation that has turned round, it sees (D. Lopez-Paz and M. Oquab, "Revisiting classifier two-sample
 * tests", 2017).
 *
 * <p>The AUC is the mean over {@value #FOLDS} stratified folds, each scored by a classifier that learned from the others; so
 * that of unchanged data it is 0.5 on average, however many columns there are. Its interval is {@link Roc#interval}'s, widened for
 * the folds by {@link Folds#inflation}. The
 * same rows and seed give the same result, on however many cores.
 *
 * @param mostRows rows of either side to use, at least {@value #LEAST_ROWS}; of more, so many are drawn
 * @param level of the interval, in (0, 1), as 0.95
 * @param seed of the drawing and of the folds
 */
public record DomainClassifier(int mostRows, double level, long seed) {

    /** Fewer rows than this on a side teach nothing. */
    public static final int LEAST_ROWS = 30;

    private static final int FOLDS = 5;

    public DomainClassifier {
        if (mostRows < LEAST_ROWS || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "a domain classifier needs %d rows and a level between 0 and 1".formatted(LEAST_ROWS));
        }
    }

    /** With at most 10,000 rows of either side and an interval of 95 %. */
    public static DomainClassifier seeded(long seed) {
        return new DomainClassifier(10_000, 0.95, seed);
    }

    /** Learns from the rows of all folds but one and scores that one's. */
    private interface Learner {
        double[] scores(int fold, double[] importances);
    }

    /**
     * By boosted trees, for columns that mean something each.
     *
     * @param categorical for each column whether its numbers are names without an order, as {@link CategoryCode} makes them;
     *     the 254 most frequent are told apart
     * @throws IllegalArgumentException if either side has fewer than {@value #LEAST_ROWS} rows
     */
    public DomainShift trees(Rows reference, Rows current, boolean[] categorical) {
        Drawn drawn = drawn(reference, current);
        BinnedColumns data = new BinnedColumns(drawn.rows, categorical);
        return shift(
                drawn,
                (fold, importances) -> BoostedTrees.scores(
                        data, drawn.isCurrent, drawn.folds.without(fold), drawn.folds.in(fold), importances));
    }

    /**
     * By one weighted sum of the columns, for vectors of many numbers such as embeddings: sees a shift of their mean. Of 400
     * vectors of 384 numbers, each of which has moved by 0.06 standard deviations, a weighted sum makes an AUC of 0.69 and
     * trees 0.62 (scikit-learn's, in the tests' multivariate-domain.json).
     *
     * @throws IllegalArgumentException if either side has fewer than {@value #LEAST_ROWS} rows
     */
    public DomainShift linear(Rows reference, Rows current) {
        Drawn drawn = drawn(reference, current);
        LinearScores data = new LinearScores(drawn.rows, drawn.isCurrent, drawn.folds);
        return shift(drawn, data::scores);
    }

    private DomainShift shift(Drawn drawn, Learner learner) {
        double[][] importances = new double[FOLDS][drawn.rows.columns()];
        double[] areas = new double[FOLDS];
        IntStream.range(0, FOLDS).parallel().forEach(fold -> {
            int[] scored = drawn.folds.in(fold);
            boolean[] isCurrent = new boolean[scored.length];
            for (int i = 0; i < scored.length; i++) {
                isCurrent[i] = drawn.isCurrent[scored[i]];
            }
            areas[fold] = Roc.area(learner.scores(fold, importances[fold]), isCurrent);
        });
        double auc = Arrays.stream(areas).sum() / FOLDS;
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double[] interval = Roc.interval(auc, drawn.referenceRows, drawn.currentRows(), z * drawn.folds.inflation());
        return new DomainShift(
                auc,
                interval[0],
                interval[1],
                drawn.referenceRows,
                drawn.currentRows(),
                drawn.sampled,
                shares(importances));
    }

    /** The rows to work on, those of the reference first. */
    private record Drawn(Rows rows, int referenceRows, boolean sampled, boolean[] isCurrent, Folds folds) {
        int currentRows() {
            return isCurrent.length - referenceRows;
        }
    }

    private Drawn drawn(Rows reference, Rows current) {
        if (reference.columns() != current.columns()) {
            throw new IllegalArgumentException("rows of %d columns cannot be compared with rows of %d"
                    .formatted(reference.columns(), current.columns()));
        }
        if (Math.min(reference.count(), current.count()) < LEAST_ROWS) {
            throw new IllegalArgumentException("a domain classifier needs %d rows on either side, not %d and %d"
                    .formatted(LEAST_ROWS, reference.count(), current.count()));
        }
        SplittableRandom random = new SplittableRandom(seed);
        Rows left = drawn(reference, random);
        Rows right = drawn(current, random);
        boolean[] isCurrent = new boolean[left.count() + right.count()];
        Arrays.fill(isCurrent, left.count(), isCurrent.length, true);
        boolean sampled = left.count() < reference.count() || right.count() < current.count();
        return new Drawn(left.and(right), left.count(), sampled, isCurrent, new Folds(FOLDS, isCurrent, random));
    }

    private Rows drawn(Rows rows, SplittableRandom random) {
        if (rows.count() <= mostRows) {
            return rows;
        }
        int[] all = IntStream.range(0, rows.count()).toArray();
        Folds.shuffle(all, random);
        return rows.take(Arrays.copyOf(all, mostRows));
    }

    private static List<Double> shares(double[][] importances) {
        double[] sums = new double[importances[0].length];
        double all = 0;
        for (double[] fold : importances) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += fold[column];
                all += fold[column];
            }
        }
        double whole = all > 0 ? all : 1;
        return Arrays.stream(sums).mapToObj(sum -> sum / whole).toList();
    }
}
