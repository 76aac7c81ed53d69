package io.jenkins.lib.modelgate.predict.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeakSliceSearchTest {

    private static final int ROWS = 4_000;
    private static final WeakSliceSearch SEARCH = new WeakSliceSearch(30, 0.05, 0.95);

    @Test
    void findsNothingInDataWithoutAWeakSliceButForTheShareItMayBeWrong() {
        int wrong = 0;
        int trials = 200;
        for (int trial = 0; trial < trials; trial++) {
            Random random = new Random(trial);
            boolean errors = trial % 2 == 0;
            // Errors of 6 %, or losses with a long tail.
            double[] losses =
                    losses(unused -> errors ? random.nextDouble() < 0.06 ? 1 : 0 : -Math.log(1 - random.nextDouble()));
            wrong += SEARCH.of(columns(random), losses).found().isEmpty() ? 0 : 1;
        }
        // Without any true find, a wrong one in 5 % of the searches; 200 of them tell that to three standard errors of
        // 1.5 %.
        assertThat(wrong / (double) trials).isLessThan(0.05 + 3 * 0.0154);
    }

    @Test
    void findsAPlantedSliceOfOneColumn() {
        Random random = new Random(1);
        List<Groups> columns = columns(random);
        double[] losses = losses(row -> random.nextDouble() < (in(columns, 0, 2, row) ? 0.2 : 0.06) ? 1 : 0);

        WeakSliceSearch.Found found = SEARCH.of(columns, losses);

        assertThat(found.found()).extracting(WeakSlice::title).containsExactly("a = 2");
        WeakSlice slice = found.found().get(0);
        assertThat(slice.loss()).isCloseTo(0.2, within(0.04));
        assertThat(slice.othersLoss()).isCloseTo(0.06, within(0.02));
        assertThat(slice.interval().low()).isLessThan(slice.loss());
        assertThat(slice.adjustedP()).isLessThan(0.001);
        assertThat(found.tried()).isGreaterThan(60);
    }

    @Test
    void namesAPlantedCrossingAndNotTheColumnsItIsOf() {
        Random random = new Random(2);
        List<Groups> columns = columns(random);
        double[] losses = losses(
                row -> -Math.log(1 - random.nextDouble()) * (in(columns, 0, 1, row) && in(columns, 1, 3, row) ? 4 : 1));

        assertThat(SEARCH.of(columns, losses).found())
                .extracting(WeakSlice::title)
                .containsExactly("a = 1 and b = 3");
    }

    @Test
    void namesTwoColumnsThatSayTheSameOnce() {
        Random random = new Random(3);
        List<Groups> columns = new ArrayList<>(columns(random));
        columns.add(new Groups("copy", columns.get(0).labels(), columns.get(0).codes()));
        double[] losses = losses(row -> random.nextDouble() < (in(columns, 0, 2, row) ? 0.3 : 0.06) ? 1 : 0);

        assertThat(SEARCH.of(columns, losses).found()).hasSize(1);
    }

    @Test
    void doesNotTrySlicesThatAreTooSmall() {
        double[] losses = new double[100];
        losses[0] = 1;
        Groups groups = Groups.ofWords(
                "a",
                IntStream.range(0, 100)
                        .mapToObj(row -> row < 20 ? "few" : "many")
                        .toList());

        assertThat(SEARCH.of(List.of(groups), losses).tried()).isZero();
    }

    @Test
    void numbersAreCutIntoBinsThatHoldLikeManyRows() {
        double[] values = IntStream.range(0, 103)
                .mapToDouble(row -> row < 3 ? Double.NaN : row)
                .toArray();
        Groups groups = Groups.ofQuantiles("age", values, 4);

        assertThat(groups.sizes()).containsExactly(25, 25, 25, 25, 3);
        assertThat(groups.labels()).last().isEqualTo(Groups.MISSING);
        assertThat(groups.title(0)).isEqualTo("age < 28");
        assertThat(Groups.ofEdges("age", new double[] {29, 30, 31}, new double[] {30})
                        .labels())
                .containsExactly("< 30", "≥ 30");
        assertThat(Groups.ofQuantiles("age", new double[] {5, 5, 5}, 4).count()).isEqualTo(1);
    }

    @Test
    void crossesGroupsAndNamesThem() {
        Groups one = Groups.ofWords("sex", List.of("F", "M", "F"));
        Groups other = Groups.ofEdges("age", new double[] {20, 40, 40}, new double[] {30});

        Groups crossed = one.cross(other);

        assertThat(crossed.count()).isEqualTo(3);
        assertThat(crossed.title(crossed.codes()[2])).isEqualTo("sex = F and age ≥ 30");
        assertThat(crossed.weights(crossed.codes()[0])).containsExactly(1, 0, 0);
    }

    @Test
    void keepsTheMostFrequentWordsAndPutsTheOthersTogether() {
        Groups groups =
                Groups.ofWords("w", List.of("a", "b", "b", "c", "c", "d")).most(2, "(others)");

        assertThat(groups.labels()).containsExactly("b", "c", "(others)");
        assertThat(groups.sizes()).containsExactly(2, 2, 2);
    }

    private static boolean in(List<Groups> columns, int column, int group, double row) {
        return columns.get(column).codes()[(int) row] == group;
    }

    private static double[] losses(DoubleUnaryOperator loss) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> loss.applyAsDouble(row))
                .toArray();
    }

    private static List<Groups> columns(Random random) {
        List<Groups> columns = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            columns.add(new Groups(
                    name,
                    List.of("0", "1", "2", "3", "4"),
                    random.ints(ROWS, 0, 5).toArray()));
        }
        return columns;
    }
}
