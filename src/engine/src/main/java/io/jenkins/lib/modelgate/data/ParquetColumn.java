package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.ParquetPages.Page;
import io.jenkins.lib.modelgate.data.Table.Field;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Carries one Parquet column's values into batches, page by page: many at a time where the column is read as what it is
 * stored as, one by one otherwise. A dictionary is decoded once, not once a row. For one thread at a time.
 */
final class ParquetColumn {

    private final Field field;
    private final ParquetValue kind;
    private final boolean direct;
    /** Whether values are taken as words: texts, and whole numbers that are to be text, digit for digit. */
    private final boolean worded;

    private ParquetPages pages;
    private ParquetLevels levels;
    private ParquetValues values;
    private int left;
    private Dictionary decoded;
    private String[] words = {};
    private double[] numbers = {};
    private int[] codes = {};
    private List<String> coded = List.of();
    private int[] ids = {};
    private Object last;

    /** @param field what the column is to be read as */
    ParquetColumn(PrimitiveType type, Field field) {
        this.field = field;
        this.kind = ParquetValue.of(type).orElseThrow();
        this.direct = switch (field.type()) {
            case NUMBER -> kind.type() == ColumnType.NUMBER || kind.type() == ColumnType.INTEGER;
            case INTEGER, TIMESTAMP -> kind.type() == field.type();
            default -> false;
        };
        this.worded = kind.isWord() || kind.isWhole() && field.type() == ColumnType.TEXT;
    }

    /** Goes on in another row group. */
    void open(ParquetPages next) {
        pages = next;
        left = 0;
    }

    /** Lets go of a row group's pages and dictionary. */
    void close() {
        pages = null;
        levels = null;
        values = null;
        decoded = null;
        words = new String[0];
        numbers = new double[0];
        codes = new int[0];
        coded = List.of();
    }

    /**
     * Fills rows of a batch from the next values.
     *
     * @return the number, from 0, of the first value that the column's type cannot hold, or -1
     */
    int fill(Filler filler, int firstRow, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (left == 0) {
                nextPage();
            }
            int part = Math.min(left, count - done);
            int present = levels.read(part);
            int misfit = part(filler, firstRow + done, part, present);
            if (misfit >= 0) {
                return done + misfit;
            }
            left -= part;
            done += part;
        }
        return -1;
    }

    /** The value that did not fit. */
    String shown() {
        return String.valueOf(last);
    }

    private void nextPage() throws IOException {
        Page page = pages.next();
        levels = ParquetLevels.of(pages.column(), page);
        values = new ParquetValues(kind, pages, page, levels.end());
        left = page.values();
        if (values.areIds() && pages.dictionary() != decoded) {
            decode(pages.dictionary());
        }
    }

    private void decode(Dictionary dictionary) {
        decoded = dictionary;
        int size = dictionary.getMaxId() + 1;
        words = new String[worded ? size : 0];
        numbers = new double[worded ? 0 : size];
        for (int id = 0; id < size; id++) {
            if (worded) {
                words[id] = kind.word(dictionary, id);
            } else {
                numbers[id] = kind.number(dictionary, id);
            }
        }
        coded = List.of();
    }

    private int part(Filler filler, int firstRow, int count, int present) throws IOException {
        if (direct) {
            double[] into = filler.numbers();
            if (values.areIds()) {
                readIds(present);
                for (int i = 0; i < present; i++) {
                    into[firstRow + i] = numbers[ids[i]];
                }
            } else {
                values.read(into, firstRow, present);
            }
            levels.spread(filler, into, firstRow, count, present);
            return -1;
        }
        if (values.areIds()) {
            readIds(present);
            if (worded && field.type() == ColumnType.TEXT) {
                int[] into = filler.codes();
                code(filler, into, firstRow, present);
                levels.spread(filler, into, firstRow, count, present);
                return -1;
            }
        }
        return oneByOne(filler, firstRow, count);
    }

    private int oneByOne(Filler filler, int firstRow, int count) throws IOException {
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (!levels.isPresent(i)) {
                filler.missing(firstRow + i);
            } else if (!(values.areIds() ? put(filler, firstRow + i, ids[next++]) : putNext(filler, firstRow + i))) {
                return i;
            }
        }
        return -1;
    }

    private void readIds(int count) throws IOException {
        if (ids.length < count) {
            ids = new int[count];
        }
        values.readIds(ids, count);
    }

    /** From the numbers of words in Parquet's dictionary to those in the batch's. */
    private void code(Filler filler, int[] into, int firstRow, int count) {
        if (filler.words() != coded) { // the batch's dictionary began anew, or this one is another
            codes = new int[words.length];
            Arrays.fill(codes, -1);
            coded = filler.words();
        }
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            if (codes[id] < 0) {
                codes[id] = filler.code(words[id]);
            }
            into[firstRow + i] = codes[id];
        }
    }

    private boolean put(Filler filler, int row, int id) {
        return worded ? put(filler, row, words[id]) : put(filler, row, numbers[id]);
    }

    private boolean putNext(Filler filler, int row) {
        if (worded) {
            return put(filler, row, values.nextWord());
        }
        if (kind.type() == ColumnType.BOOLEAN) {
            boolean truth = values.nextTruth();
            last = truth;
            return filler.truth(row, truth);
        }
        return put(filler, row, values.nextNumber());
    }

    private boolean put(Filler filler, int row, double value) {
        last = value;
        return kind.isInstant() ? filler.instant(row, value) : filler.number(row, value);
    }

    private boolean put(Filler filler, int row, String word) {
        last = word;
        return filler.word(row, word);
    }
}
