package io.jenkins.lib.modelgate.predict.ranking;

import io.jenkins.lib.modelgate.predict.Predictions;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Rows of many queries, in any order, and how well each query's rows are ordered. Keeps 20 bytes a row and each query's name
 * once. Not safe for use by several threads.
 */
public final class QueryRankings implements Predictions {

    /** The longest array that every virtual machine makes. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final Map<String, Integer> codes = new HashMap<>();
    private int rows;
    private int[] queries = new int[1024];
    private double[] relevances = new double[1024];
    private double[] scores = new double[1024];

    /**
     * @param query whose row it is
     * @param relevance at least 0, finite; a row above 0 is relevant
     * @param score finite; the higher, the further up
     */
    public void add(String query, double relevance, double score) {
        Objects.requireNonNull(query, "query");
        if (!(relevance >= 0 && relevance <= Double.MAX_VALUE) || !Double.isFinite(score)) {
            throw new IllegalArgumentException("a relevance of %s at a score of %s".formatted(relevance, score));
        }
        if (rows == queries.length) {
            grow();
        }
        queries[rows] = codes.computeIfAbsent(query, name -> codes.size());
        relevances[rows] = relevance;
        scores[rows++] = score;
    }

    private void grow() {
        if (rows == MOST) {
            throw new UnavailableException(
                    "There are more than %,d rows, too many to rank; validate a sample of the queries."
                            .formatted(MOST));
        }
        int larger = (int) Math.min(MOST, 3L * rows / 2);
        queries = Arrays.copyOf(queries, larger);
        relevances = Arrays.copyOf(relevances, larger);
        scores = Arrays.copyOf(scores, larger);
    }

    @Override
    public int rows() {
        return rows;
    }

    /** It scores all rows alike: each measure is that of a random order, on average. */
    @Override
    public List<Dummy> dummies(Optional<double[]> weights) {
        QueryRankings dummy = new QueryRankings();
        dummy.codes.putAll(codes);
        dummy.rows = rows;
        dummy.queries = queryOfRow();
        dummy.relevances = Arrays.copyOf(relevances, rows);
        dummy.scores = new double[rows];
        return List.of(new Dummy(" that scores all rows alike", dummy));
    }

    public int queries() {
        return codes.size();
    }

    /** The query of each row, from 0, in order of first appearance. */
    public int[] queryOfRow() {
        return Arrays.copyOf(queries, rows);
    }

    /**
     * @param measures which
     * @return for each measure each query's value, in order of first appearance; NaN for a query without a relevant row,
     *     whose order is neither good nor bad
     */
    public double[][] of(RankingMeasure... measures) {
        int[] end = new int[codes.size()];
        for (int row = 0; row < rows; row++) {
            end[queries[row]]++;
        }
        int sum = 0;
        int[] start = new int[codes.size()];
        for (int query = 0; query < start.length; query++) {
            start[query] = sum;
            sum += end[query];
            end[query] = start[query];
        }
        int[] ordered = new int[rows];
        for (int row = 0; row < rows; row++) {
            ordered[end[queries[row]]++] = row;
        }
        double[][] values = new double[measures.length][start.length];
        for (int query = 0; query < start.length; query++) {
            int[] members = Arrays.copyOfRange(ordered, start[query], end[query]);
            RankedQuery ranked = new RankedQuery(pick(relevances, members), pick(scores, members));
            for (int i = 0; i < measures.length; i++) {
                values[i][query] = ranked.of(measures[i]);
            }
        }
        return values;
    }

    private static double[] pick(double[] from, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = from[rows[i]];
        }
        return picked;
    }
}
