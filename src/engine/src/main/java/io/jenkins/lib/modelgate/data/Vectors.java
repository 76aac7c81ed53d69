package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Arrays;

/** An array of numbers as it is read, and the sentences for one that does not belong in its column. */
final class Vectors {

    private float[] numbers = new float[64];
    private int length;

    void begin() {
        length = 0;
    }

    void add(double number) {
        if (length == numbers.length && length <= VectorFiller.MAX_DIMENSION) {
            numbers = Arrays.copyOf(numbers, 2 * length);
        }
        if (length < numbers.length) {
            numbers[length] = (float) number;
        }
        length++;
    }

    int length() {
        return length;
    }

    /**
     * Puts the array into a row.
     *
     * @param place what is counted, e.g. {@code line}
     */
    void put(Filler filler, int row, SourceFile file, String place, long number, String column) {
        if (!(filler instanceof VectorFiller vectors)) {
            throw new UnavailableException("%s, %s %,d: the column '%s' holds an array, where others hold none."
                    .formatted(file.name(), place, number, column));
        }
        if (vectors.vector(row, numbers, Math.min(length, numbers.length)) && length <= numbers.length) {
            return;
        }
        if (vectors.dimension() == 0 || vectors.dimension() == length) {
            throw new UnavailableException(
                    "%s, %s %,d: the column '%s' holds an array of %,d numbers; 1 to %,d can be read."
                            .formatted(file.name(), place, number, column, length, VectorFiller.MAX_DIMENSION));
        }
        throw new UnavailableException(
                "%s, %s %,d: the column '%s' holds an array of %,d numbers, before it were %,d; all must have one length."
                        .formatted(file.name(), place, number, column, length, vectors.dimension()));
    }

    /** The sentence for an array that is not of numbers alone. */
    static UnavailableException notNumbers(SourceFile file, String place, long number, String column) {
        return new UnavailableException(
                "%s, %s %,d: the array in '%s' holds something else than numbers; only arrays of numbers can be read."
                        .formatted(file.name(), place, number, column));
    }
}
