package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers labels in order of first appearance, and counts them by table. Not safe for use by several threads. */
final class LabelCounts {

    /** More are names or numbers, and no classes. */
    private static final int MOST = 1000;

    private final Subject.LabelForm form;
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, Integer> ofWords = new HashMap<>();
    private final Map<Double, Integer> ofNumbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    LabelCounts(Subject.LabelForm form) {
        this.form = form;
    }

    /** The label's number, or -1 where it is missing. */
    int code(Column column, int row, String table) {
        if (column.isMissing(row)) {
            return -1;
        }
        if (column instanceof TextColumn text) {
            return ofWords.computeIfAbsent(
                    text.word(row), word -> code(form.ofWord(word, column.name(), table), table));
        }
        if (column instanceof NumericColumn numbers) {
            double value = numbers.values()[row];
            return Double.isFinite(value)
                    ? ofNumbers.computeIfAbsent(
                            value, number -> code(form.ofNumber(number, column.name(), table), table))
                    : -1;
        }
        throw new UnavailableException(
                "%s, column '%s', holds arrays, which are no labels.".formatted(table, column.name()));
    }

    private int code(String label, String table) {
        Integer known = codes.get(label);
        if (known != null) {
            return known;
        }
        if (names.size() == MOST) {
            throw new UnavailableException("The target of %s has more than %,d labels; a classifier has fewer classes."
                    .formatted(table, MOST));
        }
        codes.put(label, names.size());
        names.add(label);
        return names.size() - 1;
    }

    /** The labels by their numbers. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** A place for each label there can be. */
    static long[] counts() {
        return new long[MOST];
    }
}
