package io.jenkins.lib.modelgate.data;

import java.util.List;

/**
 * Words, coded by a dictionary that grows from batch to batch.
 *
 * <p>As long as {@code words} is the same list (by identity), a code means the same word. A column with very many
 * different words gets a fresh, empty list now and then, so that memory stays bounded: who counts by code across batches
 * settles its counts when the list changes.
 *
 * @param codes one per row, -1 where missing; only the batch's first {@code rows} count. Not to be kept or changed
 * @param words the word of each code; may have grown since the last batch
 */
public record TextColumn(String name, ColumnType type, int[] codes, List<String> words) implements Column {
    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    /** Whether the row's word is a number, as a text file writes it; not to be asked of a missing one. */
    public boolean isNumber(int row) {
        char[] word = words.get(codes[row]).toCharArray();
        return Values.isNumber(word, 0, word.length);
    }

    /** Whether the row's word is a number with a decimal comma; not to be asked of a missing one. */
    public boolean isDecimalComma(int row) {
        String word = words.get(codes[row]);
        char[] number = word.replace(',', '.').toCharArray();
        return word.indexOf(',') >= 0 && word.indexOf('.') < 0 && Values.isNumber(number, 0, number.length);
    }

    /** The row's word, or null where missing. */
    public String word(int row) {
        return codes[row] < 0 ? null : words.get(codes[row]);
    }
}
