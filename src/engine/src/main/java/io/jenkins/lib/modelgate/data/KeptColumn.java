package io.jenkins.lib.modelgate.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Some rows' values of one column, each in a slot of its own. Not safe for use by several threads. */
abstract sealed class KeptColumn {

    /** So many are in the first piece of memory, and in a batch. */
    static final int ROWS = 8_192;

    /**
     * Some rows of a column; codes mean the same words as before.
     *
     * @param own the numbers of rows that follow one another
     */
    static Column part(Column column, int[] own) {
        if (column instanceof TextColumn text) {
            return new TextColumn(
                    text.name(),
                    text.type(),
                    Arrays.copyOfRange(text.codes(), own[0], own[0] + own.length),
                    text.words());
        }
        KeptColumn kept = KeptColumn.like(column, own.length);
        for (int i = 0; i < own.length; i++) {
            kept.keep(column, own[i], i);
        }
        return kept.rows(IntStream.range(0, own.length).toArray());
    }

    static KeptColumn like(Column column, int size) {
        if (column instanceof NumericColumn numbers) {
            return new Numbers(numbers, size);
        }
        return column instanceof TextColumn words ? new Words(words, size) : new Vectors((VectorColumn) column, size);
    }

    /** @param slot whatever was kept there before is forgotten */
    abstract void keep(Column column, int row, int slot);

    /** The values of these slots, in this order. */
    abstract Column rows(int[] slots);

    /** Whether a slot holds what a row of another column of the same kind has; neither is missing. */
    abstract boolean holds(int slot, Column column, int row);

    private static final class Numbers extends KeptColumn {
        private final NumericColumn like;
        private final BitSet missing = new BitSet();
        private double[] values = new double[ROWS];
        private final int size;

        Numbers(NumericColumn like, int size) {
            this.like = like;
            this.size = size;
        }

        @Override
        void keep(Column column, int row, int slot) {
            if (slot >= values.length) {
                values = Arrays.copyOf(values, grown(slot, size));
            }
            values[slot] = ((NumericColumn) column).values()[row];
            missing.set(slot, column.isMissing(row));
        }

        @Override
        boolean holds(int slot, Column column, int row) {
            return values[slot] == ((NumericColumn) column).values()[row];
        }

        @Override
        Column rows(int[] slots) {
            double[] part = new double[slots.length];
            BitSet absent = new BitSet(slots.length);
            for (int i = 0; i < slots.length; i++) {
                part[i] = values[slots[i]];
                absent.set(i, missing.get(slots[i]));
            }
            return new NumericColumn(like.name(), like.type(), part, absent);
        }
    }

    private static final class Words extends KeptColumn {
        private final String name;
        private final ColumnType type;
        private final int size;
        private final Dictionary dictionary = new Dictionary();
        private String[] words = new String[ROWS];

        Words(TextColumn like, int size) {
            this.name = like.name();
            this.type = like.type();
            this.size = size;
        }

        @Override
        void keep(Column column, int row, int slot) {
            if (slot >= words.length) {
                words = Arrays.copyOf(words, grown(slot, size));
            }
            words[slot] = ((TextColumn) column).word(row);
        }

        @Override
        boolean holds(int slot, Column column, int row) {
            return words[slot].equals(((TextColumn) column).word(row));
        }

        @Override
        Column rows(int[] slots) {
            dictionary.renewIfLarge();
            int[] codes = IntStream.of(slots)
                    .map(slot -> words[slot] == null ? -1 : dictionary.code(words[slot]))
                    .toArray();
            return new TextColumn(name, type, codes, dictionary.words());
        }
    }

    private static final class Vectors extends KeptColumn {
        private final String name;
        private final int size;
        private float[][] vectors = new float[ROWS][];

        Vectors(VectorColumn like, int size) {
            this.name = like.name();
            this.size = size;
        }

        @Override
        void keep(Column column, int row, int slot) {
            if (slot >= vectors.length) {
                vectors = Arrays.copyOf(vectors, grown(slot, size));
            }
            VectorColumn all = (VectorColumn) column;
            int from = row * all.dimension();
            vectors[slot] = all.isMissing(row) ? null : Arrays.copyOfRange(all.values(), from, from + all.dimension());
        }

        @Override
        boolean holds(int slot, Column column, int row) {
            throw new IllegalStateException("arrays are no keys");
        }

        @Override
        Column rows(int[] slots) {
            int dimension = IntStream.of(slots)
                    .filter(slot -> vectors[slot] != null)
                    .map(slot -> vectors[slot].length)
                    .findFirst()
                    .orElse(0);
            float[] values = new float[slots.length * dimension];
            BitSet missing = new BitSet(slots.length);
            for (int i = 0; i < slots.length; i++) {
                missing.set(i, vectors[slots[i]] == null);
                if (vectors[slots[i]] != null) {
                    System.arraycopy(vectors[slots[i]], 0, values, i * dimension, dimension);
                }
            }
            return new VectorColumn(name, values, dimension, missing);
        }
    }

    static int grown(int slot, int size) {
        return (int) Math.max(slot + 1L, Math.min(size, 2L * slot));
    }
}
