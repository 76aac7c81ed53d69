package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A column of which every row holds the same.
 *
 * @param words all words that the table's parts hold, the same list for each
 * @param code the one that these rows hold, or -1 for a missing value
 * @param number the same as a number, NaN where missing, for a numeric column
 */
record ConstantColumn(Field field, List<String> words, int code, double number) {

    Column rows(int count) {
        if (field.type().isNumeric()) {
            double[] values = new double[count];
            Arrays.fill(values, number);
            BitSet missing = new BitSet(count);
            missing.set(0, code < 0 ? count : 0);
            return new NumericColumn(field.name(), field.type(), values, missing);
        }
        int[] codes = new int[count];
        Arrays.fill(codes, code);
        return new TextColumn(field.name(), field.type(), codes, words);
    }
}
