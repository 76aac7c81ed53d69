package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps a column: 8 bytes a row for numbers, 4 for words. */
final class RowColumnReader {

    private final String table;
    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private double[] numbers = {};
    private boolean areTimes;
    private int[] codes = {};
    private List<String> dictionary = List.of();
    private int[] known = {};
    private int rows;

    RowColumnReader(String table) {
        this.table = table;
    }

    void add(Column column, int count) {
        if (column instanceof NumericColumn numeric) {
            numbers = rows + count > numbers.length ? Arrays.copyOf(numbers, larger(count)) : numbers;
            System.arraycopy(numeric.values(), 0, numbers, rows, count);
            areTimes = numeric.type() == ColumnType.TIMESTAMP;
        } else if (column instanceof TextColumn text) {
            codes = rows + count > codes.length ? Arrays.copyOf(codes, larger(count)) : codes;
            for (int row = 0; row < count; row++) {
                codes[rows + row] = code(text, row);
            }
        } else {
            throw new UnavailableException(
                    "%s, column '%s', holds arrays; name one of numbers or words.".formatted(table, column.name()));
        }
        rows += count;
    }

    RowColumn finish() {
        return numbers.length > 0
                ? new RowColumn.Numbers(Arrays.copyOf(numbers, rows), areTimes)
                : new RowColumn.Words(Arrays.copyOf(codes, rows), List.copyOf(words));
    }

    private int larger(int count) {
        return Math.max(rows + count, (int) Math.min(Integer.MAX_VALUE - 8L, 3L * rows / 2));
    }

    private int code(TextColumn column, int row) {
        int theirs = column.codes()[row];
        if (theirs < 0) {
            return -1;
        }
        if (column.words() != dictionary) {
            dictionary = column.words();
            known = new int[0];
        }
        if (theirs >= known.length) {
            int before = known.length;
            known = Arrays.copyOf(known, Math.max(theirs + 1, 2 * before));
            Arrays.fill(known, before, known.length, -1);
        }
        if (known[theirs] < 0) {
            known[theirs] = codeOf.computeIfAbsent(column.word(row), word -> {
                words.add(word);
                return words.size() - 1;
            });
        }
        return known[theirs];
    }
}
