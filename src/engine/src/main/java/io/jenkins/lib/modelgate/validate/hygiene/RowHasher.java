package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.data.VectorColumn;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Names each row of a batch by 128 bits of its values: two hashes of 64 bits, mixed apart from each other. Of 10 million rows
 * against 10 million others two unlike ones get the same name with a chance below 1e-24. Numbers are alike by their value,
 * however they are written; words by their letters; what is missing is like what is missing or empty. Not safe for use by several
 * threads.
 */
final class RowHasher {

    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
    private static final long MISSING = 0x1F83D9ABFB41BD6BL;
    private static final long WORD = 0x5BE0CD19137E2179L;

    private final List<DoubleUnaryOperator> numbers;
    private final UnaryOperator<String> words;
    private final Words[] known;
    private final boolean[] sawWords;
    private final boolean[] sawNumbers;
    private long[] first = {};
    private long[] second = {};

    /** What the words of one column were named so far; by code, as long as it means the same. */
    private static final class Words {
        private List<String> dictionary = List.of();
        private boolean[] hashed = {};
        private long[] first = {};
        private long[] second = {};
    }

    /**
     * @param numbers what becomes of a column's numbers before they are compared; one a column
     * @param words what becomes of words
     */
    RowHasher(List<DoubleUnaryOperator> numbers, UnaryOperator<String> words) {
        this.numbers = List.copyOf(numbers);
        this.words = words;
        this.known = new Words[numbers.size()];
        Arrays.setAll(known, i -> new Words());
        this.sawWords = new boolean[numbers.size()];
        this.sawNumbers = new boolean[numbers.size()];
    }

    /** @param columns as many as there are, in always the same order; a batch may have more behind them */
    void add(Batch batch) {
        if (first.length < batch.rows()) {
            first = new long[batch.rows()];
            second = new long[batch.rows()];
        }
        Arrays.fill(first, 0, batch.rows(), FIRST);
        Arrays.fill(second, 0, batch.rows(), SECOND);
        for (int column = 0; column < known.length; column++) {
            add(batch.columns().get(column), column, batch.rows());
        }
    }

    /** Half the name of a row of the last batch. */
    long first(int row) {
        return first[row];
    }

    /** The other half. */
    long second(int row) {
        return second[row];
    }

    /** Whether there were words in a column. */
    boolean sawWords(int column) {
        return sawWords[column];
    }

    /** Whether there were numbers in a column. */
    boolean sawNumbers(int column) {
        return sawNumbers[column];
    }

    private void add(Column column, int place, int rows) {
        if (column instanceof NumericColumn numeric) {
            DoubleUnaryOperator form = numbers.get(place);
            for (int row = 0; row < rows; row++) {
                double value = numeric.values()[row];
                boolean missing = numeric.isMissing(row) || Double.isNaN(value);
                sawNumbers[place] |= !missing;
                long bits = missing ? MISSING : Double.doubleToLongBits(form.applyAsDouble(value) + 0.0);
                mix(row, bits, bits);
            }
        } else if (column instanceof TextColumn text) {
            Words found = known[place];
            if (text.words() != found.dictionary) {
                found.dictionary = text.words();
                Arrays.fill(found.hashed, false);
            }
            for (int row = 0; row < rows; row++) {
                int code = text.codes()[row];
                // CSV has no empty text: it is missing there
                if (code < 0 || text.words().get(code).isEmpty()) {
                    mix(row, MISSING, MISSING);
                } else {
                    sawWords[place] = true;
                    hash(found, code, text.word(row));
                    mix(row, found.first[code], found.second[code]);
                }
            }
        } else if (column instanceof VectorColumn vectors) {
            DoubleUnaryOperator form = numbers.get(place);
            for (int row = 0; row < rows; row++) {
                boolean missing = vectors.isMissing(row);
                mix(row, missing ? MISSING : vectors.dimension(), MISSING);
                for (int i = 0; !missing && i < vectors.dimension(); i++) {
                    double value = vectors.values()[row * vectors.dimension() + i];
                    long bits = Double.doubleToLongBits(form.applyAsDouble(value) + 0.0);
                    mix(row, bits, bits);
                }
            }
        }
    }

    private void hash(Words found, int code, String word) {
        if (code >= found.hashed.length) {
            int length = Math.max(code + 1, 2 * found.hashed.length);
            found.hashed = Arrays.copyOf(found.hashed, length);
            found.first = Arrays.copyOf(found.first, length);
            found.second = Arrays.copyOf(found.second, length);
        }
        if (!found.hashed[code]) {
            String form = words.apply(word);
            long one = WORD ^ form.length();
            long other = ~one;
            for (int i = 0; i < form.length(); i++) {
                one = (one ^ form.charAt(i)) * FIRST;
                one ^= one >>> 29;
                other = (other ^ form.charAt(i)) * SECOND;
                other ^= other >>> 31;
            }
            found.hashed[code] = true;
            found.first[code] = one;
            found.second[code] = other;
        }
    }

    private void mix(int row, long one, long other) {
        first[row] = mixed(first[row] * SECOND + mixed(one + FIRST));
        second[row] = mixed(second[row] * FIRST + mixed(other ^ SECOND));
    }

    /** The last step of splitmix64. */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
