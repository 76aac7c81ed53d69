package io.jenkins.lib.modelgate.drift.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PcaReconstructionTest {

    private static final PcaReconstruction RECONSTRUCTION = PcaReconstruction.seeded(7);

    @Test
    void seesThatColumnsNoLongerGoTogether() {
        DrawnRows drawn = new DrawnRows(1);

        ReconstructionShift shift =
                RECONSTRUCTION.compare(drawn.reference("correlation", 300, 2), drawn.current("correlation", 300, 2));

        assertThat(shift.components()).isEqualTo(1);
        assertThat(shift.currentError()).isGreaterThan(shift.high());
        assertThat(shift.beyondNoise()).isTrue();
    }

    /** With little more than as many rows as columns, the reference's own error is far too small to compare with. */
    @Test
    void seldomTakesNewRowsOfTheSameKindForOthers() {
        long alarms = IntStream.range(0, 40)
                .filter(seed -> {
                    DrawnRows drawn = new DrawnRows(2000 + seed);
                    return PcaReconstruction.seeded(seed)
                            .compare(drawn.normal(90, 12), drawn.normal(60, 12))
                            .beyondNoise();
                })
                .count();

        assertThat(alarms).isLessThan(6);
    }

    @Test
    void saysTheSameTwice() {
        DrawnRows drawn = new DrawnRows(3);
        Rows reference = drawn.normal(60, 4);
        Rows current = drawn.normal(50, 4);

        assertThat(RECONSTRUCTION.compare(reference, current)).isEqualTo(RECONSTRUCTION.compare(reference, current));
    }

    @Test
    void copesWithColumnsThatDoNotVaryAndNumbersOfAnySize() {
        double[] rows = new double[120];
        for (int row = 0; row < 40; row++) {
            rows[3 * row] = 5;
            rows[3 * row + 1] = Double.NaN;
            rows[3 * row + 2] = 1e300 * (row % 3 - 1);
        }
        Rows same = new Rows(rows, 3);
        Rows constant = new Rows(new double[40], 1);

        assertThat(RECONSTRUCTION.compare(same, same).currentError()).isCloseTo(0, within(1e-12));
        assertThat(RECONSTRUCTION.compare(constant, constant).components()).isZero();
        assertThat(RECONSTRUCTION
                        .compare(constant, new Rows(new double[] {2}, 1))
                        .beyondNoise())
                .isTrue();
    }

    @Test
    void refusesTooFewRowsAndRowsThatDoNotFit() {
        DrawnRows drawn = new DrawnRows(4);
        Rows enough = drawn.normal(30, 2);

        assertThatThrownBy(() -> RECONSTRUCTION.compare(drawn.normal(29, 2), enough))
                .hasMessageContaining("30 rows");
        assertThatThrownBy(() -> RECONSTRUCTION.compare(enough, drawn.normal(30, 3)))
                .hasMessageContaining("3");
        assertThatThrownBy(() -> new PcaReconstruction(1, 0.95, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Vectors at right angles that put the matrix together again. */
    @Property(tries = 50)
    void takesASymmetricMatrixApart(@ForAll @IntRange(min = 1, max = 25) int size, @ForAll long seed) {
        Rows drawn = new DrawnRows(seed).normal(size, size);
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                // every third is 0, so that the matrix may fall to pieces
                matrix[i][j] = (i + j) % 3 == 0 ? 0 : drawn.at(i, j) + drawn.at(j, i);
            }
        }

        SymmetricEigen eigen = new SymmetricEigen(matrix);

        double[] values = eigen.values();
        double[][] vectors = eigen.vectors();
        for (int i = 0; i < size; i++) {
            assertThat(i == 0 || values[i] <= values[i - 1]).isTrue();
            for (int j = 0; j < size; j++) {
                double angle = 0;
                double whole = 0;
                for (int k = 0; k < size; k++) {
                    angle += vectors[i][k] * vectors[j][k];
                    whole += values[k] * vectors[k][i] * vectors[k][j];
                }
                assertThat(angle).isCloseTo(i == j ? 1 : 0, within(1e-12));
                assertThat(whole).isCloseTo(matrix[i][j], within(1e-11));
            }
        }
    }
}
