package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TextColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns in which weak slices are looked for.
 *
 * @param columns each once
 * @param names columns with so many words that these are names, and no groups
 */
record SearchedColumns(List<SliceColumn> columns, List<String> names) {

    /** More words are not held in memory for columns that nobody asked for by name. */
    private static final int MOST_WORDS = 10_000;

    private static final Set<ColumnType> UNSEARCHED = EnumSet.of(ColumnType.VECTOR, ColumnType.UNREADABLE);

    SearchedColumns {
        columns = List.copyOf(columns);
        names = List.copyOf(names);
    }

    /** Where all columns are to be searched, reads those of words once, in bounded memory. */
    static SearchedColumns of(WeakSliceSpec asked, ValidateSpec spec, Table predictions) {
        List<SliceColumn> columns = new ArrayList<>(asked.searched());
        if (!asked.all()) {
            return new SearchedColumns(columns, List.of());
        }
        Set<String> known = NamedColumns.of(spec, predictions);
        asked.searched().forEach(column -> known.add(column.column()));
        List<Table.Field> others = predictions.fields().stream()
                .filter(field -> !known.contains(field.name()) && !UNSEARCHED.contains(field.type()))
                .toList();
        List<String> names = namesAmong(
                others.stream()
                        .filter(field -> field.type() == ColumnType.TEXT)
                        .map(Table.Field::name)
                        .toList(),
                predictions);
        others.stream()
                .map(Table.Field::name)
                .filter(name -> !names.contains(name))
                .forEach(name -> columns.add(SliceColumn.whole(name)));
        return new SearchedColumns(columns, names);
    }

    private static List<String> namesAmong(List<String> texts, Table predictions) {
        List<Words> read = texts.stream().map(any -> new Words()).toList();
        if (!texts.isEmpty()) {
            predictions.read(texts, batch -> {
                for (int i = 0; i < read.size(); i++) {
                    read.get(i).add(batch.columns().get(i), batch.rows());
                }
            });
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i).words.size() > MOST_WORDS) {
                names.add(texts.get(i));
            }
        }
        return names;
    }

    /** For an explanation; empty where none was left out. */
    String leftOut() {
        return names.isEmpty()
                ? ""
                : " (not searched, having more than %,d different words: %s)"
                        .formatted(MOST_WORDS, names.stream().limit(5).collect(Collectors.joining(", ")));
    }

    private static final class Words {
        private final Set<String> words = new HashSet<>();
        private List<String> dictionary = List.of();
        private final BitSet known = new BitSet();

        void add(Column column, int rows) {
            if (column instanceof TextColumn text && words.size() <= MOST_WORDS) {
                if (text.words() != dictionary) {
                    dictionary = text.words();
                    known.clear();
                }
                for (int row = 0; row < rows && words.size() <= MOST_WORDS; row++) {
                    int code = text.codes()[row];
                    if (code >= 0 && !known.get(code)) {
                        known.set(code);
                        words.add(text.word(row));
                    }
                }
            }
        }
    }
}
