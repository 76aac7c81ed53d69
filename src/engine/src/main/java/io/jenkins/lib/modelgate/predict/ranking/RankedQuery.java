package io.jenkins.lib.modelgate.predict.ranking;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * One query's rows, ordered by score, the highest first. Rows of the same score have no order among them, and none is made
 * up: every measure is its mean over all orders of such ties (F. McSherry and M. Najork, "Computing information retrieval
 * performance measures efficiently in the presence of tied scores", ECIR 2008, 414–421), but for average precision over the
 * whole list, which takes a tie as one step, as scikit-learn's {@code average_precision_score} does. NDCG is that of
 * scikit-learn's {@code ndcg_score}.
 */
final class RankedQuery {

    private final double[] relevance;
    /** Per tie, from the top: how many rows it has, how many are relevant, and what their gains add up to. */
    private final int[] size;

    private final int[] relevant;
    private final int[] tieOf;
    private final int allRelevant;

    /**
     * @param relevance at least 0, finite; a row above 0 is relevant
     * @param score one a row, finite
     */
    RankedQuery(double[] relevance, double[] score) {
        this.relevance = relevance;
        double[] sorted = new double[score.length];
        for (int i = 0; i < score.length; i++) {
            sorted[i] = rank(score[i]);
        }
        Arrays.sort(sorted);
        int[] tieAt = new int[sorted.length];
        int ties = 0;
        for (int i = 0; i < sorted.length; i++) {
            ties += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            tieAt[i] = ties - 1;
        }
        size = new int[ties];
        relevant = new int[ties];
        tieOf = new int[sorted.length];
        int found = 0;
        for (int i = 0; i < score.length; i++) {
            int tie = tieAt[Arrays.binarySearch(sorted, rank(score[i]))];
            tieOf[i] = tie;
            size[tie]++;
            if (relevance[i] > 0) {
                relevant[tie]++;
                found++;
            }
        }
        allRelevant = found;
    }

    /** Ascending for falling scores; minus zero is zero. */
    private static double rank(double score) {
        return 0.0 - score;
    }

    /** @return the measure in [0, 1], or NaN where no row is relevant */
    double of(RankingMeasure measure) {
        if (allRelevant == 0) {
            return Double.NaN;
        }
        int depth = measure.depth();
        return switch (measure.kind()) {
            case NDCG -> normalizedGain(gain -> gain, depth);
            case NDCG_EXPONENTIAL -> normalizedGain(gain -> Math.pow(2, gain) - 1, depth);
            case MAP -> depth == RankingMeasure.WHOLE ? averagePrecision() : averagePrecision(depth);
            case MRR -> reciprocalRank(depth);
            case PRECISION -> hits(depth) / depth;
            case RECALL -> hits(depth) / allRelevant;
        };
    }

    private double normalizedGain(DoubleUnaryOperator gainOf, int depth) {
        double[] gains = Arrays.stream(relevance).map(gainOf).toArray();
        double[] ofTie = new double[size.length];
        for (int i = 0; i < gains.length; i++) {
            ofTie[tieOf[i]] += gains[i];
        }
        double gained = 0;
        int before = 0;
        for (int tie = 0; tie < size.length && before < depth; tie++) {
            double discounts = 0;
            for (int place = before; place < Math.min(before + size[tie], depth); place++) {
                discounts += discount(place);
            }
            gained += ofTie[tie] / size[tie] * discounts;
            before += size[tie];
        }
        Arrays.sort(gains);
        double best = 0;
        for (int place = 0; place < Math.min(gains.length, depth); place++) {
            best += gains[gains.length - 1 - place] * discount(place);
        }
        // Rounding must not lift a perfect order above 1; gains too large to add up have no share.
        return Double.isFinite(best) ? Math.min(1, gained / best) : Double.NaN;
    }

    /** @param place from 0 */
    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }

    /** How many relevant rows are among the first so many, on average over the orders of ties. */
    private double hits(int depth) {
        double hits = 0;
        int before = 0;
        for (int tie = 0; tie < size.length && before < depth; tie++) {
            hits += relevant[tie] * Math.min(1, (double) (depth - before) / size[tie]);
            before += size[tie];
        }
        return hits;
    }

    private double averagePrecision() {
        double sum = 0;
        int rows = 0;
        int hits = 0;
        for (int tie = 0; tie < size.length; tie++) {
            rows += size[tie];
            hits += relevant[tie];
            sum += relevant[tie] * ((double) hits / rows);
        }
        return sum / allRelevant;
    }

    /** Cut at a depth, over all relevant rows there are, as trec_eval's {@code map_cut} has it. */
    private double averagePrecision(int depth) {
        double sum = 0;
        int before = 0;
        int hits = 0;
        for (int tie = 0; tie < size.length && before < depth; tie++) {
            double share = (double) relevant[tie] / size[tie];
            // how many of the tie's other rows are relevant, if one is
            double others = size[tie] == 1 ? 0 : (relevant[tie] - 1.0) / (size[tie] - 1.0);
            for (int i = 0; relevant[tie] > 0 && i < Math.min(size[tie], depth - before); i++) {
                sum += share * (hits + 1 + i * others) / (before + i + 1.0);
            }
            before += size[tie];
            hits += relevant[tie];
        }
        return sum / allRelevant;
    }

    private double reciprocalRank(int depth) {
        int before = 0;
        int tie = 0;
        while (relevant[tie] == 0) {
            before += size[tie++];
        }
        double sum = 0;
        // the chance that the first relevant row is the tie's i-th
        double chance = (double) relevant[tie] / size[tie];
        for (int i = 0; i < Math.min(size[tie] - relevant[tie] + 1, depth - before); i++) {
            sum += chance / (before + i + 1.0);
            chance *= (size[tie] - i - (double) relevant[tie]) / (size[tie] - i - 1.0);
        }
        return sum;
    }
}
