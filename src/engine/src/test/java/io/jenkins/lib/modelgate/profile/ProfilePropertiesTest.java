package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ProfilePropertiesTest {

    private static final List<Field> FIELDS =
            List.of(new Field("x", ColumnType.NUMBER), new Field("word", ColumnType.TEXT));

    /** A data set of {@code rows} rows drawn from a seed; sizes go beyond the sketch's first levels. */
    private record Drawn(double[] numbers, String[] words) {
        static Drawn of(long seed, int rows, int distinct) {
            Random random = new Random(seed);
            double[] numbers = new double[rows];
            String[] words = new String[rows];
            for (int i = 0; i < rows; i++) {
                double drawn = random.nextGaussian();
                numbers[i] = distinct > 5_000 ? drawn : Math.rint(drawn * distinct / 8);
                words[i] = random.nextInt(20) == 0 ? null : "w" + random.nextInt(distinct);
            }
            return new Drawn(numbers, words);
        }

        Drawn part(int from, int to) {
            return new Drawn(Arrays.copyOfRange(numbers, from, to), Arrays.copyOfRange(words, from, to));
        }

        ProfileBuilder builder() {
            Table table = InMemoryTable.named("drawn")
                    .numbers("x", numbers)
                    .words("word", words)
                    .inBatchesOf(4_096);
            ProfileBuilder builder = new ProfileBuilder(FIELDS);
            table.read(List.of("x", "word"), builder::add);
            return builder;
        }
    }

    @Property(tries = 12)
    void mergedPartsAreTheWhole(
            @ForAll long seed,
            @ForAll @IntRange(max = 200_000) int rows,
            @ForAll @Size(3) List<@IntRange(max = 100) Integer> cuts,
            @ForAll @IntRange(min = 2, max = 9_000) int distinct) {
        Drawn whole = Drawn.of(seed, rows, distinct);
        int[] at = IntStream.concat(IntStream.of(0, rows), cuts.stream().mapToInt(cut -> (int) (rows * cut / 100.0)))
                .sorted()
                .toArray();
        ProfileBuilder merged = new ProfileBuilder(FIELDS);
        for (int i = 0; i + 1 < at.length; i++) {
            merged.merge(whole.part(at[i], at[i + 1]).builder());
        }

        DatasetProfile parts = merged.build("drawn", List.of());
        DatasetProfile together = whole.builder().build("drawn", List.of());

        assertThat(parts.rows()).isEqualTo(together.rows());
        assertThat(parts.column("word")).isEqualTo(together.column("word"));
        ColumnProfile x = parts.column("x").orElseThrow();
        ColumnProfile y = together.column("x").orElseThrow();
        assertThat(List.of(x.count(), x.missing(), x.nonFinite()))
                .isEqualTo(List.of(y.count(), y.missing(), y.nonFinite()));
        assertThat(x.min()).isEqualTo(y.min());
        assertThat(x.max()).isEqualTo(y.max());
        if (rows > 1) {
            assertThat(x.mean()).isCloseTo(y.mean(), within(1e-9 * Math.max(1, Math.abs(y.max()))));
            assertThat(x.variance()).isCloseTo(y.variance(), within(1e-9 * Math.max(1, y.variance())));
        }
        if (rows > 0) {
            assertWithinRankError(x.quantiles(), whole.numbers);
            assertWithinRankError(y.quantiles(), whole.numbers);
        }
    }

    @Property(tries = 5)
    void theSameDataGivesTheSameProfile(@ForAll long seed, @ForAll @IntRange(max = 200_000) int rows) {
        Drawn drawn = Drawn.of(seed, rows, 9_000);

        assertThat(drawn.builder().build("drawn", List.of()).json())
                .isEqualTo(drawn.builder().build("drawn", List.of()).json());
    }

    @Property(tries = 12)
    void aProfileThatWasStoredIsTheSame(@ForAll long seed, @ForAll @IntRange(max = 20_000) int rows) {
        DatasetProfile profile = Drawn.of(seed, rows, 6_000).builder().build("drawn", List.of());

        assertThat(DatasetProfile.parse(profile.json(), "The profile")).isEqualTo(profile);
    }

    /** Each cumulative count is as near to the counted one as the grid says. */
    private static void assertWithinRankError(QuantileGrid grid, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double allowed = grid.rankError() * values.length + 1e-6;
        int counted = 0;
        for (int i = 0; i < grid.values().size(); i++) {
            while (counted < sorted.length && sorted[counted] <= grid.values().get(i)) {
                counted++;
            }
            assertThat((double) grid.cumulative().get(i)).isCloseTo(counted, within(allowed));
        }
        assertThat(grid.rankError()).isLessThan(0.001);
        assertThat(grid.values().size()).isLessThanOrEqualTo(QuantileGrid.POINTS + QuantileGrid.EVEN);
    }
}
