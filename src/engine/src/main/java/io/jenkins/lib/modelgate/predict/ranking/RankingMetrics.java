package io.jenkins.lib.modelgate.predict.ranking;

import io.jenkins.lib.modelgate.predict.Basis;
import io.jenkins.lib.modelgate.predict.EffectiveSize;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Measure;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricCatalogue;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.predict.RowMean;
import io.jenkins.lib.modelgate.predict.compare.Bootstrap;
import io.jenkins.lib.modelgate.predict.compare.RowKinds;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of rankings: means over the queries that have a relevant row; the others are left out. Intervals are BCa over
 * queries, of which each is drawn or left whole. Where rows have weights, a query counts as much as its rows do on average.
 */
public record RankingMetrics() implements MetricCatalogue<QueryRankings> {

    private static final int RESAMPLES = 1000;
    private static final String UNDEFINED = "no query that counts has a relevant row";

    @Override
    public List<String> names() {
        return List.of("ndcg@10", "ndcgExp@10", "map", "map@10", "mrr", "mrr@10", "precision@10", "recall@10");
    }

    @Override
    public List<Metric> usual() {
        return RankingMeasure.usual().stream().map(RankingMetrics::metric).toList();
    }

    @Override
    public Optional<Measure<QueryRankings>> find(MetricName name) {
        return RankingMeasure.byId(name.text())
                .map(measure -> Measure.<QueryRankings>of(metric(measure), rows -> estimator(measure, rows), UNDEFINED)
                        .with((rows, level) -> interval(measure, rows, level))
                        .on(new Basis<>(
                                "queries with a relevant row", (rows, weights) -> queries(measure, rows, weights))));
    }

    private static Metric metric(RankingMeasure measure) {
        return Metric.share(measure.id(), measure.title(), false);
    }

    private static Estimator estimator(RankingMeasure measure, QueryRankings rows) {
        double[] values = rows.of(measure)[0];
        RowMean mean = RowMean.ofPresent(values);
        int[] queries = rows.queryOfRow();
        int[] sizes = sizes(queries, values.length);
        return Estimator.of(queries.length, weights -> mean.of(ofQueries(queries, sizes, weights)));
    }

    private static int[] sizes(int[] queries, int count) {
        int[] sizes = new int[count];
        for (int query : queries) {
            sizes[query]++;
        }
        return sizes;
    }

    private static double[] ofQueries(int[] queries, int[] sizes, double[] weights) {
        double[] ofQuery = new double[sizes.length];
        for (int row = 0; row < queries.length; row++) {
            ofQuery[queries[row]] += weights[row] / sizes[queries[row]];
        }
        return ofQuery;
    }

    /** How many queries the mean is of. */
    private static long queries(RankingMeasure measure, QueryRankings rows, double[] weights) {
        double[] values = rows.of(measure)[0];
        int[] queries = rows.queryOfRow();
        return EffectiveSize.of(
                ofQueries(queries, sizes(queries, values.length), weights), query -> !Double.isNaN(values[query]));
    }

    private static Optional<Interval> interval(RankingMeasure measure, QueryRankings rows, double level) {
        double[] values = Arrays.stream(rows.of(measure)[0])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return values.length < 2
                ? Optional.empty()
                : Bootstrap.of(RESAMPLES, 0)
                        .of(List.of(RowMean.ofPresent(values)), RowKinds.one(values.length))
                        .interval(0, level);
    }
}
