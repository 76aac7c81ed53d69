package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * What rows have to share to be nearly alike: numbers rounded to a decimal place that is between a 20th and a 200th of the
 * column's standard deviation, words without regard to case, punctuation and space. Two rows of which a number lies just on
 * either side of where it is rounded are not found.
 */
final class NearForm {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final double PART = 20;
    /** So that numbers as people write them, such as 0.25 and 0.5, do not lie where it is rounded. */
    private static final double OFFSET = 0.382;

    private NearForm() {}

    /** Mean and squared deviations of one column, row by row (B. P. Welford, Technometrics 4 (1962) 419–420). */
    private static final class Spread {
        private long count;
        private double mean;
        private double squares;

        void add(Column column, int rows) {
            if (column instanceof NumericColumn numbers) {
                for (int row = 0; row < rows; row++) {
                    double value = numbers.values()[row];
                    if (Double.isFinite(value)) {
                        count++;
                        double before = value - mean;
                        mean += before / count;
                        squares += before * (value - mean);
                    }
                }
            }
        }

        /** A power of ten, 0 where numbers are compared as they are. */
        double step() {
            double deviation = Math.sqrt(squares / count);
            return deviation > 0 && Double.isFinite(deviation)
                    ? Math.pow(10, Math.floor(Math.log10(deviation / PART)))
                    : 0;
        }
    }

    /**
     * Reads the table once.
     *
     * @return what each column's numbers are rounded to
     */
    static double[] steps(Table table, List<String> columns) {
        List<Spread> spreads = new ArrayList<>();
        columns.forEach(any -> spreads.add(new Spread()));
        List<String> numeric = columns.stream()
                .filter(name -> table.field(name).filter(NearForm::isNumber).isPresent())
                .toList();
        if (!numeric.isEmpty()) {
            table.read(numeric, batch -> {
                for (int i = 0; i < numeric.size(); i++) {
                    spreads.get(columns.indexOf(numeric.get(i)))
                            .add(batch.columns().get(i), batch.rows());
                }
            });
        }
        return spreads.stream().mapToDouble(Spread::step).toArray();
    }

    private static boolean isNumber(Table.Field field) {
        return field.type() == ColumnType.NUMBER || field.type() == ColumnType.INTEGER;
    }

    static DoubleUnaryOperator rounding(double step) {
        return step > 0 ? value -> Math.floor(value / step + OFFSET) : DoubleUnaryOperator.identity();
    }

    static String word(String word) {
        return NO_WORD.matcher(word.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
