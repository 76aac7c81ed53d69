package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.MulticlassPredictions;
import io.jenkins.lib.modelgate.predict.Predictions;
import io.jenkins.lib.modelgate.predict.compare.Bootstrap;
import io.jenkins.lib.modelgate.predict.compare.Clusters;
import io.jenkins.lib.modelgate.predict.compare.Resampled;
import io.jenkins.lib.modelgate.predict.compare.RowKinds;
import io.jenkins.lib.modelgate.predict.group.Groups;
import io.jenkins.lib.modelgate.predict.ranking.QueryRankings;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What is drawn anew, to see what else the same metrics could have come to: rows, of which no class and no group gets lost;
 * of rankings whole queries.
 */
record Redrawing(RowKinds kinds, Optional<Clusters> clusters) {

    static Redrawing of(Rows rows) {
        return of(rows, classes(rows));
    }

    /** Where each group is looked at by itself. */
    static Redrawing of(Rows rows, Groups groups) {
        IntUnaryOperator classes = classes(rows);
        int count = groups.count();
        return of(rows, row -> classes.applyAsInt(row) * count + groups.codes()[row]);
    }

    private static Redrawing of(Rows rows, IntUnaryOperator kind) {
        if (predictions(rows) instanceof QueryRankings rankings) {
            return new Redrawing(
                    RowKinds.one(rankings.queries()),
                    Optional.of(Clusters.of(rankings.queryOfRow(), rankings.queries())));
        }
        return new Redrawing(
                RowKinds.of(IntStream.range(0, rows.size()).map(kind).toArray()), Optional.empty());
    }

    private static IntUnaryOperator classes(Rows rows) {
        if (predictions(rows) instanceof BinaryPredictions binary) {
            return row -> binary.truth(row) ? 1 : 0;
        }
        return predictions(rows) instanceof MulticlassPredictions several ? several::truth : row -> 0;
    }

    private static Predictions predictions(Rows rows) {
        return rows.measured().measures().predictions();
    }

    /**
     * @param metrics of rows
     * @param weights how much each row counts besides; empty for once each
     */
    Resampled resample(Bootstrap bootstrap, List<Estimator> metrics, Optional<double[]> weights) {
        if (clusters.isEmpty()) {
            return bootstrap.of(metrics, kinds, weights.orElse(null));
        }
        List<Estimator> whole = metrics.stream()
                .map(metric -> weights.map(metric::weightedBy).orElse(metric))
                .map(clusters.get()::whole)
                .toList();
        return bootstrap.of(whole, kinds);
    }

    /** How many things may be drawn. */
    static long units(Rows rows) {
        return predictions(rows) instanceof QueryRankings rankings ? rankings.queries() : rows.size();
    }

    /** What they are called. */
    static String unit(Rows rows) {
        return predictions(rows) instanceof QueryRankings ? "queries" : "rows";
    }
}
