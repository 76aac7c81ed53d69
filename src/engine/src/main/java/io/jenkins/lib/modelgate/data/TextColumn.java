package io.jenkins.lib.modelgate.data;

import java.util.List;

/**
 * Words, coded by a dictionary that grows from batch to batch and never changes what a code means.
 *
 * @param codes one per row, -1 where missing; only the batch's first {@code rows} count. Not to be kept or changed
 * @param words the word of each code, valid for this batch and those before it
 */
public record TextColumn(String name, ColumnType type, int[] codes, List<String> words) implements Column {
    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    /** The row's word, or null where missing. */
    public String word(int row) {
        return codes[row] < 0 ? null : words.get(codes[row]);
    }
}
