package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.predict.ranking.QueryRankings;
import io.jenkins.lib.modelgate.predict.ranking.RankingMeasure;
import io.jenkins.lib.modelgate.predict.ranking.RankingMetrics;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The columns of rankings.
 *
 * @param target how relevant a row is, from 0
 * @param score by which a query's rows are ordered, the highest first
 * @param group whose row it is
 */
record RankingColumns(String target, String score, String group) implements PredictionColumns {

    static RankingColumns from(Settings settings) {
        for (String name : List.of(
                "threshold",
                "positive",
                "decision",
                "prediction",
                "scores",
                "costs",
                "quantiles",
                "lower",
                "upper",
                "horizon")) {
            if (settings.isSaid(name)) {
                throw settings.wrong(name, "means nothing in a ranking");
            }
        }
        RankingColumns columns = new RankingColumns(
                settings.requiredText("target"), settings.requiredText("score"), settings.requiredText("group"));
        TaskChoice.refuseTruthAsPrediction(settings, columns.target, Optional.of(columns.score));
        return columns;
    }

    @Override
    public Task task() {
        return Task.RANKING;
    }

    @Override
    public List<String> columns() {
        return List.of(target, score, group).stream().distinct().toList();
    }

    @Override
    public boolean judges(String column) {
        return column.equals(target) || column.equals(score);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("score", score);
    }

    @Override
    public RankingMetrics catalogue() {
        return new RankingMetrics();
    }

    @Override
    public PredictionReader reader(String table, Workspace workspace) {
        NumberReader numbers = new NumberReader(table);
        WordReader words = new WordReader(table);
        QueryRankings rankings = new QueryRankings();
        return new PredictionReader() {
            @Override
            public void add(Batch batch) {
                Column truth = Columns.of(batch, target);
                Column said = Columns.of(batch, score);
                Column query = Columns.of(batch, group);
                for (int row = 0; row < batch.rows(); row++) {
                    double relevance = numbers.finite(batch, truth, row);
                    if (relevance < 0) {
                        throw new Cell(table, target, batch.firstRow() + row)
                                .wrong("holds %s; a relevance is at least 0".formatted(relevance));
                    }
                    rankings.add(words.required(batch, query, row), relevance, numbers.finite(batch, said, row));
                }
            }

            @Override
            public Measured finish(IntPredicate counts) {
                return new Measured(
                        new Measures<>(rankings, catalogue()),
                        rankings.rows() == 0
                                ? Map.of()
                                : Map.of(RankingMeasure.usual().get(0).id(), queries(rankings)),
                        Optional.empty());
            }
        };
    }

    private static Evidence queries(QueryRankings rankings) {
        long without = Arrays.stream(rankings.of(RankingMeasure.usual().get(0))[0])
                .filter(Double::isNaN)
                .count();
        return new Evidence.Table(
                List.of("Queries", "Count"),
                List.of(
                        List.of("with a relevant row", Numbers.count(rankings.queries() - without)),
                        List.of("without one, left out", Numbers.count(without)),
                        List.of("rows in all", Numbers.count(rankings.rows()))));
    }
}
