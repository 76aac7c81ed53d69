package io.jenkins.lib.modelgate.predict.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryRankingsTest {

    private static final RankingMeasure MRR = RankingMeasure.byId("mrr").orElseThrow();
    private static final RankingMeasure[] USUAL = RankingMeasure.usual().toArray(RankingMeasure[]::new);

    private final QueryRankings rankings = new QueryRankings();

    @Test
    void putsTogetherTheRowsOfAQueryWhereverTheyStand() {
        rankings.add("cats", 0, 0.9);
        rankings.add("dogs", 1, 0.9);
        rankings.add("cats", 1, 0.8);
        rankings.add("dogs", 0, 0.8);

        assertThat(rankings.of(MRR)[0]).containsExactly(0.5, 1);
        assertThat(rankings.queryOfRow()).containsExactly(0, 1, 0, 1);
        assertThat(rankings.queries()).isEqualTo(2);
    }

    @Test
    void hasNoValueForAQueryWithoutARelevantRow() {
        rankings.add("cats", 0, 0.9);
        rankings.add("dogs", 1, 0.9);

        assertThat(List.of(rankings.of(USUAL))).allSatisfy(values -> {
            assertThat(values[0]).isNaN();
            assertThat(values[1]).isPositive();
        });
    }

    @Test
    void keepsMoreRowsThanItBeganWith() {
        for (int row = 0; row < 5000; row++) {
            rankings.add("q" + row % 7, row % 3, row);
        }

        assertThat(rankings.rows()).isEqualTo(5000);
        assertThat(rankings.of(MRR)[0]).hasSize(7).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.5", "NaN, 0.5", "Infinity, 0.5", "1, NaN", "1, -Infinity"})
    void refusesWhatIsNoRelevanceOrNoScore(double relevance, double score) {
        assertThatIllegalArgumentException().isThrownBy(() -> rankings.add("cats", relevance, score));
    }

    @Property
    void liesBetweenNothingAndAll(@ForAll("queries") double[][] query, @ForAll @IntRange(min = 1, max = 40) int depth) {
        RankedQuery ranked = new RankedQuery(query[0], query[1]);
        for (RankingMeasure.Kind kind : RankingMeasure.Kind.values()) {
            double value = ranked.of(new RankingMeasure(kind, depth));
            assertThat(Double.isNaN(value) || value >= 0 && value <= 1 + 1e-12)
                    .as("%s %s", kind, value)
                    .isTrue();
        }
    }

    @Property
    void doesNotHangOnTheOrderOfRows(@ForAll("queries") double[][] query) {
        for (RankingMeasure measure : USUAL) {
            double value = new RankedQuery(query[0], query[1]).of(measure);
            double back = new RankedQuery(reversed(query[0]), reversed(query[1])).of(measure);
            assertThat(Double.isNaN(value) ? Double.isNaN(back) : Math.abs(back - value) <= 1e-12)
                    .isTrue();
        }
    }

    /** Relevances and scores, a few of either, so that there are ties. */
    @Provide
    Arbitrary<double[][]> queries() {
        return Arbitraries.integers()
                .between(1, 30)
                .flatMap(rows -> Combinators.combine(
                                Arbitraries.integers()
                                        .between(0, 4)
                                        .array(int[].class)
                                        .ofSize(rows),
                                Arbitraries.integers()
                                        .between(-5, 5)
                                        .array(int[].class)
                                        .ofSize(rows))
                        .as((relevance, score) -> new double[][] {
                            Arrays.stream(relevance).asDoubleStream().toArray(),
                            Arrays.stream(score).asDoubleStream().toArray()
                        }));
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[values.length - 1 - i] = values[i];
        }
        return reversed;
    }
}
