package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.drift.measure.Sample;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fast effects are the exact ones, wherever a cell is a value. */
class CellEffectTest {

    /** Rows of a value in either side, at least one on each side over all. */
    record Row(double value, int reference, int current) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Double> value = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.integers().between(-3, 3).map(Integer::doubleValue),
                Arbitraries.doubles().between(1e9, 1e9 + 1));
        Arbitrary<Row> row = net.jqwik.api.Combinators.combine(
                        value,
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(0, 50))
                .as(Row::new);
        return row.list().ofMinSize(1).ofMaxSize(40).uniqueElements(Row::value);
    }

    @Provide
    Arbitrary<Measure> ordered() {
        return Arbitraries.of(Measure.class).filter(measure -> !measure.isBinned());
    }

    @Property(tries = 3000)
    void areThoseOfTheSamplesWhoseValuesTheCellsAre(
            @ForAll("rows") List<Row> rows, @ForAll("ordered") Measure measure) {
        List<Row> known = rows.stream()
                .filter(row -> row.reference() + row.current() > 0)
                .sorted(java.util.Comparator.comparingDouble(Row::value))
                .toList();
        if (known.stream().mapToInt(Row::reference).sum() == 0
                || known.stream().mapToInt(Row::current).sum() == 0) {
            return;
        }
        Sample reference = sample(known, true);
        Sample current = sample(known, false);
        Cells cells = Cells.of(reference, current);

        double expected = Effect.ofNumbers(measure, reference, current);

        assertThat(cells.values())
                .isEqualTo(known.stream().mapToDouble(Row::value).toArray());
        assertThat(new CellEffect(measure, cells.values()).of(cells.reference(), cells.current()))
                .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    private static Sample sample(List<Row> rows, boolean ofReference) {
        List<Row> held = rows.stream()
                .filter(row -> (ofReference ? row.reference() : row.current()) > 0)
                .toList();
        return Sample.of(
                held.stream().mapToDouble(Row::value).toArray(),
                held.stream()
                        .mapToLong(row -> ofReference ? row.reference() : row.current())
                        .toArray());
    }

    @Property(tries = 300)
    void cellsHoldAllRowsInOrder(@ForAll("many") double[] before, @ForAll("many") double[] now) {
        Cells cells = Cells.of(Sample.of(before), Sample.of(now));

        assertThat(Arrays.stream(cells.reference()).sum()).isEqualTo(before.length);
        assertThat(Arrays.stream(cells.current()).sum()).isEqualTo(now.length);
        assertThat(cells.values().length).isLessThanOrEqualTo(Cells.MOST);
        for (int i = 1; i < cells.values().length; i++) {
            assertThat(cells.values()[i]).isGreaterThanOrEqualTo(cells.values()[i - 1]);
        }
        double mean = 0;
        for (int i = 0; i < cells.values().length; i++) {
            mean += cells.values()[i] * (cells.reference()[i] + cells.current()[i]) / (before.length + now.length);
        }
        double all = (Arrays.stream(before).sum() + Arrays.stream(now).sum()) / (before.length + now.length);
        assertThat(mean).isCloseTo(all, within(1e-9));
    }

    @Provide
    Arbitrary<double[]> many() {
        return Arbitraries.doubles()
                .between(-9, 9)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(900);
    }
}
