package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Collects one column's values of the batch being made. Each method that takes a value says whether the column's type
 * can hold it.
 */
abstract sealed class Filler {

    static Filler of(Field field) {
        return field.type().isNumeric() ? new Numeric(field) : new Text(field);
    }

    /** Text from a format without types; the words for "missing" are missing. */
    final boolean cell(int row, char[] text, int offset, int length) {
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

    /** The first rows as a column of a batch. */
    abstract Column column();

    /** After a batch was handed over. */
    abstract void clear();

    private static final class Numeric extends Filler {
        private final Field field;
        private final double[] values = new double[Batches.ROWS];
        private final BitSet missing = new BitSet(Batches.ROWS);

        Numeric(Field field) {
            this.field = field;
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
        Column column() {
            return new NumericColumn(field.name(), field.type(), values, missing);
        }

        @Override
        void clear() {
            missing.clear();
        }
    }

    private static final class Text extends Filler {
        private final Field field;
        private final int[] codes = new int[Batches.ROWS];
        private final Dictionary dictionary = new Dictionary();

        Text(Field field) {
            this.field = field;
            Arrays.fill(codes, -1);
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
        Column column() {
            return new TextColumn(field.name(), field.type(), codes, dictionary.words());
        }

        @Override
        void clear() {
            dictionary.renewIfLarge();
        }
    }
}
