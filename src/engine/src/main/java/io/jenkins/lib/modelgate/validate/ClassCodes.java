package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the labels of several classes in order of first appearance. */
final class ClassCodes {

    /** More are names or numbers, and no classes. */
    private static final int MOST = 1000;

    private final String table;
    private final LabelForm form;
    private final boolean closed;
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final Map<String, Integer> ofWords = new HashMap<>();
    private final Map<Double, Integer> ofNumbers = new HashMap<>();

    /** @param known the labels that there are; empty for whatever comes */
    ClassCodes(String table, LabelForm form, Collection<String> known) {
        this.table = table;
        this.form = form;
        known.forEach(label -> codes.put(label, codes.size()));
        closed = !known.isEmpty();
    }

    int code(Batch batch, Column column, int row) {
        Cell cell = new Cell(table, column.name(), batch.firstRow() + row);
        if (column.lacks(row)) {
            throw cell.wrong("is empty or NaN; every row needs a label");
        }
        if (column instanceof TextColumn text) {
            return ofWords.computeIfAbsent(text.word(row), word -> code(form.of(word, cell), cell));
        }
        if (!(column instanceof NumericColumn numbers) || column.type() == ColumnType.TIMESTAMP) {
            throw cell.wrong("holds what is no label");
        }
        double value = numbers.values()[row];
        if (!Double.isFinite(value)) {
            throw cell.wrong("holds %s, which is no label".formatted(value));
        }
        return ofNumbers.computeIfAbsent(value, number -> code(LabelForm.ofNumber(number, cell), cell));
    }

    private int code(String label, Cell cell) {
        Integer code = codes.get(label);
        if (code != null) {
            return code;
        }
        if (closed) {
            throw cell.wrong("holds '%s', a class that 'scores' does not name (it has %s)"
                    .formatted(label, String.join(", ", codes.keySet())));
        }
        if (codes.size() == MOST) {
            throw cell.wrong("holds '%s' after %d other labels; a classifier has fewer classes".formatted(label, MOST));
        }
        codes.put(label, codes.size());
        return codes.size() - 1;
    }

    /** The labels, numbers by size. */
    List<String> sorted() {
        List<String> labels = new ArrayList<>(codes.keySet());
        labels.sort(LabelForm.ORDER);
        return labels;
    }

    /** Where in that order each code's label stands. */
    int[] places(List<String> sorted) {
        return codes.keySet().stream().mapToInt(sorted::indexOf).toArray();
    }
}
