package io.jenkins.lib.modelgate.predict.hygiene;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How well one column alone tells the truth: for classes an area under the ROC curve in [0.5, 1], for numbers a rank
 * correlation in [0, 1]. A column that tells nearly all of it is seldom known when the model is asked.
 *
 * <p>By its order: the column's numbers as a score, in whichever direction is better. Cross-fitted, for words and for
 * numbers that tell the truth otherwise than by rising or falling: each row is scored by the mean truth of the rows of the
 * other folds that have its category, drawn towards the mean of all of these as if {@value #PRIOR_ROWS} more rows had it
 * (D. Micci-Barreca, SIGKDD Explorations 3 (2001) 27–32); the agreement is measured in each fold by itself, and its mean
 * over the folds taken, counting rows. So a category that occurs once tells nothing, and a column of names is no leak.
 */
public final class Leakage {

    /** Rows of the mean truth that each category is given. */
    static final int PRIOR_ROWS = 10;

    /** Rows are split into so many parts. */
    static final int FOLDS = 5;

    /** Numbers with more different values are cut into so many bins of like many rows. */
    public static final int BINS = 32;

    private static final double DIGITS = 1e12;

    /** By order only of so many rows with a value: a handful is soon in order by chance. */
    private static final int FEWEST = 30;

    private Leakage() {}

    /**
     * The higher of both measures.
     *
     * @param values one a row, NaN where missing
     * @return {@link Truth#chance} where the column tells nothing
     */
    public static double ofNumbers(double[] values, Truth truth) {
        return Math.max(byOrder(values, truth), ofCategories(categories(values), truth));
    }

    /** @param codes the category of each row, any numbers; missing is one, too */
    public static double ofCategories(int[] codes, Truth truth) {
        double[][] questions = truth.questions();
        double[] weights = truth.weights();
        int[] folds = new int[codes.length];
        Arrays.setAll(folds, Leakage::fold);
        double sum = 0;
        for (int question = 0; question < questions.length; question++) {
            sum += weights[question] * crossFitted(codes, folds, questions[question], truth);
        }
        return Math.max(truth.chance(), sum);
    }

    /** Rows without a value are left out. For more than two classes an order tells little, so that it is not asked for. */
    static double byOrder(double[] values, Truth truth) {
        double[][] questions = truth.questions();
        int known = (int)
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        if (questions.length > 1 || known < FEWEST) {
            return truth.chance();
        }
        double[] scores = new double[known];
        double[] answers = new double[known];
        int next = 0;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                scores[next] = values[row];
                answers[next++] = questions[0][row];
            }
        }
        double agreement = truth.agreement(scores, answers);
        return Double.isNaN(agreement) ? truth.chance() : truth.chance() + Math.abs(agreement - truth.chance());
    }

    private static double crossFitted(int[] codes, int[] folds, double[] answers, Truth truth) {
        Map<Integer, Integer> places = new HashMap<>();
        int[] place = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            place[row] = places.computeIfAbsent(codes[row], any -> places.size());
        }
        double total = 0;
        double judged = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] sums = new double[places.size()];
            double[] counts = new double[places.size()];
            double all = 0;
            double largest = 0;
            int rest = 0;
            for (int row = 0; row < codes.length; row++) {
                if (folds[row] != fold) {
                    sums[place[row]] += answers[row];
                    counts[place[row]]++;
                    all += answers[row];
                    largest = Math.max(largest, Math.abs(answers[row]));
                    rest++;
                }
            }
            double[] scores = new double[codes.length - rest];
            double[] own = new double[codes.length - rest];
            int next = 0;
            for (int row = 0; row < codes.length; row++) {
                if (folds[row] == fold) {
                    double mean = (sums[place[row]] + PRIOR_ROWS * (all / rest)) / (counts[place[row]] + PRIOR_ROWS);
                    // Categories whose means are equal but for the last digits are a tie.
                    scores[next] = Math.rint(mean / largest * DIGITS);
                    own[next++] = answers[row];
                }
            }
            double agreement = rest == 0 ? Double.NaN : truth.agreement(scores, own);
            // A fold in which nothing varies cannot tell; scores that do not vary say nothing.
            if (Arrays.stream(own).distinct().limit(2).count() == 2) {
                total += own.length * (Double.isNaN(agreement) ? truth.chance() : agreement);
                judged += own.length;
            }
        }
        return judged == 0 ? truth.chance() : total / judged;
    }

    /** Each different number where there are few; otherwise bins of like many rows. */
    static int[] categories(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(sorted).distinct().limit(BINS + 1L).toArray();
        double[] edges = distinct;
        if (distinct.length > BINS) {
            edges = new double[BINS - 1];
            for (int i = 1; i < BINS; i++) {
                edges[i - 1] = sorted[(int) ((long) i * sorted.length / BINS)];
            }
            edges = Arrays.stream(edges).distinct().toArray();
        }
        int[] codes = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            int found = Arrays.binarySearch(edges, values[row]);
            codes[row] = Double.isNaN(values[row]) ? -1 : found >= 0 ? found + 1 : -found - 1;
        }
        return codes;
    }

    /** The part that a row is in: by its number, but in no order that a table may have (splitmix64). */
    static int fold(int row) {
        long mixed = (row + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ mixed >>> 31, FOLDS);
    }
}
