package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the segments of rows that are alike in some columns, in the order in which they turn up. */
final class SegmentNames {

    /** With more, the columns are no way to cut data into segments. */
    static final int MOST = 10_000;

    private final List<String> by;
    private final List<Values> values;
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** @param by the columns; batches have them first, in this order */
    SegmentNames(List<String> by) {
        this.by = by;
        values = by.stream().map(column -> new Values()).toList();
    }

    /** The name of each number: {@code region=north, sex=f}. */
    List<String> names() {
        return names;
    }

    /** Each row's number. */
    int[] of(Batch batch) {
        int[][] parts = new int[by.size()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(i).of(batch.columns().get(i), batch.rows());
        }
        int[] segments = new int[batch.rows()];
        Integer[] key = new Integer[parts.length];
        for (int row = 0; row < segments.length; row++) {
            for (int i = 0; i < parts.length; i++) {
                key[i] = parts[i][row];
            }
            segments[row] = number(Arrays.asList(key));
        }
        return segments;
    }

    private int number(List<Integer> key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            parts.add(by.get(i) + "=" + values.get(i).words.get(key.get(i)));
        }
        if (names.size() == MOST) {
            throw new UnavailableException(
                    "'by' makes more than %s segments of %s; name columns with fewer different values."
                            .formatted(Numbers.count(MOST), String.join(", ", by)));
        }
        names.add(String.join(", ", parts));
        numbers.put(List.copyOf(key), names.size() - 1);
        return names.size() - 1;
    }

    /** The different values of one column, numbered. */
    private static final class Values {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<Double, Integer> ofNumber = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private List<String> dictionary = List.of();
        private int[] ofCode = {};

        int[] of(Column column, int rows) {
            int[] found = new int[rows];
            for (int row = 0; row < rows; row++) {
                if (column.isMissing(row)) {
                    found[row] = number(Bins.MISSING);
                } else if (column instanceof TextColumn text) {
                    found[row] = ofWord(text, row);
                } else if (column instanceof NumericColumn number) {
                    found[row] = ofNumber.computeIfAbsent(number.values()[row] + 0.0, this::ofNumber);
                } else {
                    throw new UnavailableException(
                            "'by' names the column '%s', which holds %ss; a segment needs a value to be alike in."
                                    .formatted(column.name(), column.type().word()));
                }
            }
            return found;
        }

        private int ofWord(TextColumn text, int row) {
            if (text.words() != dictionary) { // codes mean something else from here on
                dictionary = text.words();
                ofCode = new int[0];
            }
            int code = text.codes()[row];
            if (code >= ofCode.length) {
                int known = ofCode.length;
                ofCode = Arrays.copyOf(ofCode, dictionary.size());
                for (int i = known; i < ofCode.length; i++) {
                    ofCode[i] = number(dictionary.get(i));
                }
            }
            return ofCode[code];
        }

        private int ofNumber(double value) {
            return number(CategoryTally.code(value));
        }

        private int number(String word) {
            return numbers.computeIfAbsent(word, fresh -> {
                if (words.size() == MOST) {
                    throw new UnavailableException(
                            "'by' names a column with more than %s different values; name one with fewer."
                                    .formatted(Numbers.count(MOST)));
                }
                words.add(fresh);
                return words.size() - 1;
            });
        }
    }
}
