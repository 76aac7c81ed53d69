package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPartsTest {

    private static final List<Field> FIELDS =
            List.of(new Field("x", ColumnType.NUMBER), new Field("word", ColumnType.TEXT));

    /** Few different values, values with a heavy point, and all different: exact, tied and sketched. */
    @ParameterizedTest
    @ValueSource(ints = {50, 3_000, Integer.MAX_VALUE})
    void storedPartsMakeTheWhole(int distinct) {
        Random random = new Random(distinct);
        double[] all = new double[60_000];
        String[] words = new String[all.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = distinct == 3_000 && i % 3 == 0 ? 7 : random.nextInt(distinct) / 8.0;
            words[i] = i % 10 == 0 ? null : "w" + random.nextInt(400);
        }
        ProfileBuilder merged = new ProfileBuilder(FIELDS);
        for (int from = 0; from < all.length; from += 4_000) {
            String json = profile(
                            Arrays.copyOfRange(all, from, from + 4_000), Arrays.copyOfRange(words, from, from + 4_000))
                    .json();
            merged.merge(DatasetProfile.parse(json, "The part"));
        }

        DatasetProfile parts = merged.build("t", List.of());
        DatasetProfile whole = profile(all, words);

        assertThat(parts.column("word")).isEqualTo(whole.column("word"));
        ColumnProfile x = parts.columns().get(0);
        ColumnProfile y = whole.columns().get(0);
        assertThat(List.of(x.count(), x.min(), x.max())).isEqualTo(List.of(y.count(), y.min(), y.max()));
        assertThat(x.mean()).isCloseTo(y.mean(), within(1e-9 * y.max()));
        assertThat(x.variance()).isCloseTo(y.variance(), within(1e-9 * y.variance()));
        assertThat(x.quantiles().exact()).isEqualTo(distinct == 50);
        assertThat(x.quantiles().rankError()).isLessThan(0.0015);
        Arrays.sort(all);
        for (int i = 0; i < x.quantiles().values().size(); i++) {
            double value = x.quantiles().values().get(i);
            long counted = Arrays.stream(all).filter(each -> each <= value).count();
            assertThat((double) x.quantiles().cumulative().get(i))
                    .isCloseTo(counted, within(x.quantiles().rankError() * all.length + 1e-6));
        }
    }

    @Test
    void refusesAPartThatDoesNotHaveAllItsWords() {
        String[] words = new String[Categories.MAX_TOP + 1];
        Arrays.setAll(words, i -> "w" + i);
        DatasetProfile part = profile(new double[words.length], words);

        assertThatThrownBy(() -> new ProfileBuilder(FIELDS).merge(part))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("The profile of the column 'word' has only its 1,000 most frequent words");
    }

    @Test
    void refusesAPartWithOtherColumns() {
        InMemoryTable other = InMemoryTable.named("other").numbers("y", 1.0);
        DatasetProfile part = Profiler.profile(other, List.of("y"), Progress.NONE);

        assertThatThrownBy(() -> new ProfileBuilder(FIELDS).merge(part))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("The profile of other has other columns than the parts before;");
    }

    private static DatasetProfile profile(double[] numbers, String[] words) {
        InMemoryTable table = InMemoryTable.named("t").numbers("x", numbers).words("word", words);
        return Profiler.profile(table, List.of("x", "word"), Progress.NONE);
    }
}
