package io.jenkins.lib.modelgate.drift.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainClassifierTest {

    private static final DomainClassifier CLASSIFIER = DomainClassifier.seeded(7);

    @Test
    void tellsUnchangedRowsApartByChanceOnly() {
        DrawnRows drawn = new DrawnRows(1);

        DomainShift shift = CLASSIFIER.trees(drawn.normal(400, 5), drawn.normal(300, 5), new boolean[5]);

        assertThat(shift.auc()).isBetween(0.4, 0.6);
        assertThat(shift.low()).isLessThan(0.5);
        assertThat(shift.high()).isGreaterThan(0.5);
        assertThat(shift.referenceRows()).isEqualTo(400);
        assertThat(shift.currentRows()).isEqualTo(300);
        assertThat(shift.sampled()).isFalse();
    }

    /** Of 60 draws of nothing some 1 or 2 may be said to be above chance; without regard to the folds it would be 5. */
    @Test
    void seldomSaysMoreThanChanceOfNothing() {
        long alarms = IntStream.range(0, 60)
                .filter(seed -> {
                    DrawnRows drawn = new DrawnRows(1000 + seed);
                    return DomainClassifier.seeded(seed)
                                    .trees(drawn.normal(80, 4), drawn.normal(120, 4), new boolean[4])
                                    .low()
                            > 0.5;
                })
                .count();

        assertThat(alarms).isLessThan(5);
    }

    @Test
    void seesACorrelationTurnedRoundThatNoColumnShows() {
        DrawnRows drawn = new DrawnRows(2);

        DomainShift shift = CLASSIFIER.trees(
                drawn.reference("correlation", 500, 4), drawn.current("correlation", 500, 4), new boolean[4]);

        assertThat(shift.low()).isGreaterThan(0.6);
        assertThat(shift.importances().get(0) + shift.importances().get(1)).isGreaterThan(0.7);
        assertThat(shift.importances().stream().mapToDouble(each -> each).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void seesThatANumberIsMissingMoreOften() {
        DrawnRows drawn = new DrawnRows(3);

        DomainShift shift =
                CLASSIFIER.trees(drawn.reference("missing", 600, 3), drawn.current("missing", 600, 3), new boolean[3]);

        assertThat(shift.low()).isGreaterThan(0.5);
        assertThat(shift.importances().get(0)).isGreaterThan(0.4);
    }

    /** The codes of the categories have no order that a threshold could use. */
    @Test
    void groupsCategoriesWhateverTheirCodes() {
        double[] reference = new double[800];
        double[] current = new double[800];
        Arrays.setAll(reference, i -> CategoryCode.of("name " + i % 8));
        Arrays.setAll(current, i -> CategoryCode.of("name " + 2 * (i % 4)));

        DomainShift shift = CLASSIFIER.trees(new Rows(reference, 1), new Rows(current, 1), new boolean[] {true});

        assertThat(shift.auc()).isBetween(0.7, 0.8);
    }

    @Test
    void saysThatItHasOnlySeenASample() {
        DrawnRows drawn = new DrawnRows(4);
        DomainClassifier few = new DomainClassifier(100, 0.95, 7);

        DomainShift shift = few.trees(drawn.normal(500, 2), drawn.normal(60, 2), new boolean[2]);

        assertThat(shift.sampled()).isTrue();
        assertThat(shift.referenceRows()).isEqualTo(100);
        assertThat(shift.currentRows()).isEqualTo(60);
    }

    @Test
    void saysTheSameTwice() {
        DrawnRows drawn = new DrawnRows(5);
        Rows reference = drawn.normal(200, 3);
        Rows current = drawn.normal(200, 3);

        assertThat(CLASSIFIER.trees(reference, current, new boolean[3]))
                .isEqualTo(CLASSIFIER.trees(reference, current, new boolean[3]));
        assertThat(CLASSIFIER.linear(reference, current)).isEqualTo(CLASSIFIER.linear(reference, current));
    }

    /** Numbers that say nothing each, but all of them a little: what embeddings are like. */
    @Test
    void seesAShiftOfLongVectorsByAWeightedSumWhereTreesSeeLess() {
        DrawnRows drawn = new DrawnRows(6);
        Rows reference = drawn.reference("vectors", 300, 128);
        Rows current = drawn.current("vectors", 300, 128);

        DomainShift sum = CLASSIFIER.linear(reference, current);
        DomainShift trees = CLASSIFIER.trees(reference, current, new boolean[128]);

        assertThat(sum.low()).isGreaterThan(0.5);
        assertThat(sum.auc()).isGreaterThan(trees.auc());
    }

    @Test
    void copesWithColumnsThatSayNothing() {
        double[] rows = new double[120];
        for (int row = 0; row < 40; row++) {
            rows[3 * row] = 5;
            rows[3 * row + 1] = Double.NaN;
            rows[3 * row + 2] = 1e300 * (row % 2);
        }
        Rows same = new Rows(rows, 3);

        DomainShift trees = CLASSIFIER.trees(same, same, new boolean[3]);
        DomainShift sum = CLASSIFIER.linear(same, same);

        assertThat(trees.low()).isLessThan(0.5);
        assertThat(sum.auc()).isBetween(0.0, 1.0);
        assertThat(sum.low()).isLessThan(0.5);
    }

    @Test
    void isNotCertainOfFewRowsToldApartPerfectly() {
        double[] ones = new double[40];
        Arrays.fill(ones, 1);

        DomainShift shift = CLASSIFIER.trees(new Rows(new double[40], 1), new Rows(ones, 1), new boolean[1]);

        assertThat(shift.auc()).isEqualTo(1);
        assertThat(shift.high()).isEqualTo(1);
        assertThat(shift.low()).isBetween(0.75, 0.99);
    }

    /** Held-out rows hold numbers that no row to learn from held. */
    @Test
    void placesNumbersItHasNotSeenBetweenThoseItHas() {
        DrawnRows drawn = new DrawnRows(8);
        double[] far = new double[60];
        Arrays.setAll(far, i -> 100 + i);

        DomainShift shift = CLASSIFIER.trees(drawn.normal(60, 1), new Rows(far, 1), new boolean[1]);

        assertThat(shift.auc()).isGreaterThan(0.95);
    }

    @Test
    void refusesTooFewRowsAndRowsThatDoNotFit() {
        DrawnRows drawn = new DrawnRows(9);
        Rows few = drawn.normal(29, 2);
        Rows enough = drawn.normal(30, 2);

        assertThatThrownBy(() -> CLASSIFIER.trees(few, enough, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30 rows");
        assertThatThrownBy(() -> CLASSIFIER.linear(enough, drawn.normal(30, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() -> new DomainClassifier(10, 0.95, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rows(new double[] {1, 2, 3}, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rows(new double[] {Double.NEGATIVE_INFINITY}, 1))
                .hasMessageContaining("-Infinity");
    }

    @Test
    void countsPairsWithTiesAsHalf() {
        boolean[] second = {false, true, false, true};

        assertThat(Roc.area(new double[] {1, 2, 3, 4}, second)).isEqualTo(0.75);
        assertThat(Roc.area(new double[] {1, 1, 1, 1}, second)).isEqualTo(0.5);
        assertThat(Roc.area(new double[] {1, 9, 1, 1}, second)).isEqualTo(0.75);
    }

    /** Each end is as far from what was found as its own standard error says: z of them. */
    @Test
    void findsTheEndsOfNewcombesInterval() {
        double[] ends = Roc.interval(0.8, 50, 70, 1.96);

        for (double end : ends) {
            double q = 59 * ((1 - end) / (2 - end) + end / (1 + end)) + 1;
            assertThat(Math.abs(end - 0.8)).isCloseTo(1.96 * Math.sqrt(end * (1 - end) * q / 3500), within(1e-9));
        }
        assertThat(ends[0]).isLessThan(0.8);
        assertThat(ends[1]).isGreaterThan(0.8);
    }
}
