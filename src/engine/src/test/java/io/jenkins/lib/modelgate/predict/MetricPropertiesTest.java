package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MetricPropertiesTest {

    record Row(boolean target, double score) {}

    @Property(tries = 200)
    void theAreaIsWhatCountingEveryPairGives(@ForAll("rows") List<Row> rows) {
        double wins = 0;
        long pairs = 0;
        for (Row positive : rows) {
            for (Row negative : rows) {
                if (positive.target && !negative.target) {
                    wins += positive.score > negative.score ? 1 : positive.score == negative.score ? 0.5 : 0;
                    pairs++;
                }
            }
        }

        if (pairs == 0) {
            assertThat(area(rows, score -> score)).isNaN();
        } else {
            assertThat(area(rows, score -> score)).isCloseTo(wins / pairs, within(1e-12));
        }
    }

    @Property(tries = 200)
    void theAreaOnlyKnowsTheOrderOfScores(@ForAll("rows") List<Row> rows) {
        // Neither rounds: a transform that does may tie scores that differ.
        double[] ordered =
                rows.stream().mapToDouble(Row::score).distinct().sorted().toArray();
        DoubleUnaryOperator rank = score -> Arrays.binarySearch(ordered, score) - 17;

        assertThat(Double.valueOf(area(rows, rank))).isEqualTo(Double.valueOf(area(rows, score -> score)));
        assertThat(Double.valueOf(area(rows, score -> 1024 * score)))
                .isEqualTo(Double.valueOf(area(rows, score -> score)));
    }

    @Property(tries = 200)
    void theAreasOfAScoreAndItsOppositeAddUpToOne(@ForAll("rows") List<Row> rows) {
        double area = area(rows, score -> score);
        if (!Double.isNaN(area)) {
            assertThat(area + area(rows, score -> -score)).isCloseTo(1, within(1e-12));
        }
    }

    @Property(tries = 100)
    void noMetricKnowsTheOrderOfRows(@ForAll("rows") List<Row> rows, @ForAll Random random) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        assertSame(binary(shuffled), binary(rows));
        assertSame(regression(shuffled), regression(rows));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        // Few distinct scores, so that there are ties; some fine ones, so that there is rounding.
        Arbitrary<Double> scores = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 10).map(tenths -> tenths / 10.0),
                Arbitraries.doubles().between(0, 1));
        return Combinators.combine(Arbitraries.of(true, false), scores)
                .as(Row::new)
                .list()
                .ofMaxSize(60);
    }

    private static double area(List<Row> rows, DoubleUnaryOperator transform) {
        double[] scores = rows.stream()
                .mapToDouble(row -> transform.applyAsDouble(row.score) + 0.0)
                .toArray();
        ScoreOrder order = ScoreOrder.of(scores, row -> rows.get(row).target);
        return Ranking.area(order, Estimator.everyRowOnce(scores.length));
    }

    private static List<MetricValue> binary(List<Row> rows) {
        BinaryPredictions.Builder made = BinaryPredictions.ofScores();
        rows.forEach(row -> made.add(row.target, row.score, row.score >= 0.5));
        BinaryMetrics metrics = new BinaryMetrics(true, Optional.empty());
        return metrics.names().stream()
                .filter(id -> !id.endsWith(".cost"))
                .map(id -> Golden.value(made.build(), metrics, id))
                .toList();
    }

    private static List<MetricValue> regression(List<Row> rows) {
        NumberPredictions.Builder made = NumberPredictions.builder();
        rows.forEach(row -> made.add(row.score, row.target ? 1 : 0));
        NumberMetrics metrics = new NumberMetrics();
        return metrics.names().stream()
                .map(id -> Golden.value(made.build(), metrics, id))
                .toList();
    }

    private static void assertSame(List<MetricValue> some, List<MetricValue> others) {
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i).isDefined()).isEqualTo(others.get(i).isDefined());
            double other = others.get(i).value();
            if (some.get(i).isDefined()) {
                assertThat(some.get(i).value())
                        .as(some.get(i).metric().id())
                        .isCloseTo(other, within(1e-9 * Math.max(1, Math.abs(other))));
            }
        }
    }
}
