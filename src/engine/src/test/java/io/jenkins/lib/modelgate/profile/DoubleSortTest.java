package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleSortTest {

    /** Shapes that are easy, hard or degenerate for a sort by leading bits. */
    private static DoubleSupplier shape(String name, Random random) {
        return switch (name) {
            case "normal" -> random::nextGaussian;
            case "whole numbers" -> () -> random.nextInt(1_000_000) - 500_000;
            case "constant" -> () -> 7;
            case "few values" -> () -> random.nextInt(3);
            case "a far outlier" -> () -> random.nextInt(10_000) == 0 ? -1e300 : 1 + random.nextDouble() * 1e-12;
            case "extremes" ->
                () -> new double[] {-Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE, 0, -1}[random.nextInt(5)];
            case "any bits" ->
                () -> {
                    double drawn = Double.longBitsToDouble(random.nextLong());
                    return Double.isFinite(drawn) ? drawn : 0;
                };
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"normal", "whole numbers", "constant", "few values", "a far outlier", "extremes", "any bits"})
    void sortsWhateverTheShape(String name) {
        Random random = new Random(5);
        DoubleSort sort = new DoubleSort();
        for (int length : new int[] {1, 2, 100, 129, 1_000, 30_000}) {
            double[] values = new double[length + 1];
            DoubleSupplier drawn = shape(name, random);
            Arrays.setAll(values, i -> drawn.getAsDouble());
            double[] expected = values.clone();
            Arrays.sort(expected, 0, length);

            double[] sorted = sort.sort(values, length);

            assertThat(Arrays.copyOf(sorted, length)).isEqualTo(Arrays.copyOf(expected, length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400, 999, 1_000})
    void mergesTwoRuns(int first) {
        double[] values = new Random(9).doubles(1_000).toArray();
        Arrays.sort(values, 0, first);
        Arrays.sort(values, first, values.length);
        double[] expected = values.clone();
        Arrays.sort(expected);

        assertThat(new DoubleSort().sort(values, values.length)).isEqualTo(expected);
    }
}
