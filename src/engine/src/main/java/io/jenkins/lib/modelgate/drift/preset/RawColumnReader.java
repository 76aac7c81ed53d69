package io.jenkins.lib.modelgate.drift.preset;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps every row of a column that is read: 8 bytes a number and 4 a word, half as much again while it grows. */
public final class RawColumnReader implements ColumnSink {

    private static final int MOST = Integer.MAX_VALUE - 8;
    private static final Set<ColumnType> READ =
            Set.of(ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.BOOLEAN, ColumnType.TEXT);

    private final ColumnType type;
    private double[] numbers = new double[0];
    private int[] codes = new int[0];
    private int rows;

    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private List<String> dictionary = List.of();
    private int[] codeOf = new int[0];

    /** @param type numbers, booleans or text: the rules know no other */
    public RawColumnReader(ColumnType type) {
        if (!reads(type)) {
            throw new IllegalArgumentException("no rule judges a " + type.word());
        }
        this.type = type;
    }

    /** Whether the rules have something to say of such a column. */
    public static boolean reads(ColumnType type) {
        return READ.contains(type);
    }

    @Override
    public void add(Column column, int more) {
        if (more > MOST - rows) {
            throw new UnavailableException(
                    "%s has more rows than fit in memory at once; compare without 'preset'.".formatted(column.name()));
        }
        if (column instanceof NumericColumn number) {
            numbers = numbers.length < rows + more ? Arrays.copyOf(numbers, larger(more)) : numbers;
            System.arraycopy(number.values(), 0, numbers, rows, more);
        } else if (column instanceof TextColumn text) {
            codes = codes.length < rows + more ? Arrays.copyOf(codes, larger(more)) : codes;
            addWords(text, more);
        }
        rows += more;
    }

    /** All that has been read so far. */
    public RawColumn column() {
        return type.isNumeric()
                ? new RawNumbers(Arrays.copyOf(numbers, rows), type == ColumnType.INTEGER)
                : new RawWords(Arrays.copyOf(codes, rows), words, type == ColumnType.BOOLEAN);
    }

    private void addWords(TextColumn text, int more) {
        if (text.words() != dictionary) {
            dictionary = text.words();
            codeOf = new int[0];
        }
        int before = codeOf.length;
        codeOf = Arrays.copyOf(codeOf, dictionary.size());
        for (int code = before; code < codeOf.length; code++) {
            codeOf[code] = code(dictionary.get(code));
        }
        for (int row = 0; row < more; row++) {
            int code = text.codes()[row];
            codes[rows + row] = code < 0 ? -1 : codeOf[code];
        }
    }

    private int code(String word) {
        return known.computeIfAbsent(word, fresh -> {
            words.add(fresh);
            return words.size() - 1;
        });
    }

    private int larger(int more) {
        return (int) Math.min(MOST, Math.max((long) rows + more, rows * 3L / 2));
    }
}
