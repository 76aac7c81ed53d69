package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Collects one column's values of the batch being made. Each method that takes a value says whether the column's type
 * can hold it.
 */
abstract sealed class Filler permits Filler.Numeric, Filler.Text, VectorFiller {

    /** With room for {@value Delivery#ROWS} rows. */
    static Filler of(Field field) {
        return of(field, Delivery.ROWS);
    }

    /** @param rows how many rows it has room for at first */
    static Filler of(Field field, int rows) {
        return of(field, rows, new Dictionary());
    }

    /** @param dictionary to code a text column's words by */
    static Filler of(Field field, int rows, Dictionary dictionary) {
        if (field.type() == ColumnType.VECTOR) {
            return new VectorFiller(field, rows);
        }
        return field.type().isNumeric() ? new Numeric(field, rows) : new Text(field, rows, dictionary);
    }

    /** Makes room for twice as many rows. */
    abstract void grow();

    /** Text from a format without types; the words for "missing" are missing. */
    boolean cell(int row, char[] text, int offset, int length) {
        if (Values.isMissing(text, offset, length)) {
            missing(row);
            return true;
        }
        return text(row, text, offset, length);
    }

    /** Text that is a value whatever it says. */
    abstract boolean text(int row, char[] text, int offset, int length);

    /** The same, for text that is a string already. */
    boolean word(int row, String word) {
        return text(row, word.toCharArray(), 0, word.length());
    }

    abstract boolean number(int row, double value);

    abstract boolean truth(int row, boolean value);

    /** An instant in milliseconds since 1970. */
    abstract boolean instant(int row, double millis);

    abstract void missing(int row);

    /** The array of a numeric column's values, to be filled directly. */
    double[] numbers() {
        throw new IllegalStateException("only numbers have values");
    }

    /** The array of a column's codes, to be filled directly. */
    int[] codes() {
        throw new IllegalStateException("only words have codes");
    }

    /** A word's code. */
    int code(String word) {
        throw new IllegalStateException("only words have codes");
    }

    /** The word of each code; another list after a fresh start. */
    List<String> words() {
        throw new IllegalStateException("only words have codes");
    }

    /** The first rows as a column of a batch. */
    abstract Column column();

    /** The same, with a text column's words coded by another dictionary; only once. */
    abstract Column column(int rows, Dictionary shared);

    /** Before another batch. */
    abstract void clear();

    static final class Numeric extends Filler {
        private final Field field;
        private final boolean counts;
        private final boolean fractions;
        private final BitSet missing;
        private double[] values;

        Numeric(Field field, int rows) {
            this.field = field;
            this.counts = field.type() != ColumnType.TIMESTAMP;
            this.fractions = field.type() == ColumnType.NUMBER;
            this.values = new double[rows];
            this.missing = new BitSet(rows);
        }

        @Override
        void grow() {
            values = Arrays.copyOf(values, values.length * 2);
        }

        @Override
        boolean cell(int row, char[] text, int offset, int length) {
            double usual = counts ? Values.shortDecimal(text, offset, offset + length) : Double.NaN;
            if (usual <= Values.MAX_EXACT && (fractions || usual == (long) usual)) { // not NaN
                values[row] = usual;
                return true;
            }
            return super.cell(row, text, offset, length);
        }

        @Override
        boolean text(int row, char[] text, int offset, int length) {
            if (field.type() == ColumnType.TIMESTAMP) {
                long millis = Timestamps.parse(text, offset, length);
                values[row] = millis;
                return millis != Timestamps.NONE;
            }
            try {
                return number(row, Values.number(text, offset, length));
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        boolean number(int row, double value) {
            values[row] = value;
            return field.type() == ColumnType.NUMBER
                    || field.type() == ColumnType.INTEGER && value == Math.rint(value) && !Double.isInfinite(value);
        }

        @Override
        boolean truth(int row, boolean value) {
            return false;
        }

        @Override
        boolean instant(int row, double millis) {
            values[row] = millis;
            return field.type() == ColumnType.TIMESTAMP;
        }

        @Override
        void missing(int row) {
            values[row] = Double.NaN;
            missing.set(row);
        }

        @Override
        double[] numbers() {
            return values;
        }

        @Override
        Column column() {
            return new NumericColumn(field.name(), field.type(), values, missing);
        }

        @Override
        Column column(int rows, Dictionary shared) {
            return column();
        }

        @Override
        void clear() {
            missing.clear();
        }
    }

    static final class Text extends Filler {
        private final Field field;
        private final Dictionary dictionary;
        private int[] codes;

        Text(Field field, int rows, Dictionary dictionary) {
            this.field = field;
            this.dictionary = dictionary;
            this.codes = new int[rows];
        }

        @Override
        void grow() {
            codes = Arrays.copyOf(codes, codes.length * 2);
        }

        @Override
        boolean text(int row, char[] text, int offset, int length) {
            if (field.type() == ColumnType.TEXT) {
                codes[row] = dictionary.code(text, offset, length);
                return true;
            }
            String truth = Values.truth(text, offset, length);
            return truth != null && put(row, truth);
        }

        @Override
        boolean word(int row, String word) {
            return field.type() == ColumnType.TEXT ? put(row, word) : super.word(row, word);
        }

        @Override
        boolean number(int row, double value) {
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
            return field.type() == ColumnType.TEXT
                    && put(row, whole ? Long.toString((long) value) : Double.toString(value));
        }

        @Override
        boolean truth(int row, boolean value) {
            return put(row, value ? "true" : "false");
        }

        @Override
        boolean instant(int row, double millis) {
            return field.type() == ColumnType.TEXT
                    && put(row, Instant.ofEpochMilli((long) millis).toString());
        }

        private boolean put(int row, String word) {
            codes[row] = dictionary.code(word);
            return true;
        }

        @Override
        void missing(int row) {
            codes[row] = -1;
        }

        @Override
        int[] codes() {
            return codes;
        }

        @Override
        int code(String word) {
            return dictionary.code(word);
        }

        @Override
        List<String> words() {
            return dictionary.words();
        }

        @Override
        Column column() {
            return new TextColumn(field.name(), field.type(), codes, dictionary.words());
        }

        @Override
        Column column(int rows, Dictionary shared) {
            int[] there = new int[words().size()];
            Arrays.fill(there, -1);
            for (int row = 0; row < rows; row++) {
                int code = codes[row];
                if (code >= 0) {
                    there[code] = there[code] < 0 ? shared.code(words().get(code)) : there[code];
                    codes[row] = there[code];
                }
            }
            return new TextColumn(field.name(), field.type(), codes, shared.words());
        }

        @Override
        void clear() {
            dictionary.renewIfLarge();
        }
    }
}
