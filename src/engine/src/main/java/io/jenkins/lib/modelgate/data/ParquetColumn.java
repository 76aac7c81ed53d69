package io.jenkins.lib.modelgate.data;

import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Carries one Parquet column's values into a batch; a page's dictionary is decoded once, not once a row. */
final class ParquetColumn extends PrimitiveConverter {

    private final Filler filler;
    private final ParquetValue kind;
    private final int present;
    private String[] words = {};
    private double[] numbers = {};
    private int row;
    private boolean fits;
    private Object last;

    ParquetColumn(PrimitiveType type, Filler filler) {
        this.filler = filler;
        this.kind = ParquetValue.of(type).orElseThrow();
        this.present = type.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
    }

    /**
     * Fills rows of the batch from the reader's next values.
     *
     * @return the number, from 0, of the first value that the column's type cannot hold, or -1
     */
    int fill(ColumnReader reader, int firstRow, int count) {
        for (int i = 0; i < count; i++) {
            row = firstRow + i;
            if (reader.getCurrentDefinitionLevel() == present) {
                reader.writeCurrentValueToConverter();
                if (!fits) {
                    return i;
                }
            } else {
                filler.missing(row);
            }
            reader.consume();
        }
        return -1;
    }

    /** The value that did not fit. */
    String shown() {
        return String.valueOf(last);
    }

    @Override
    public boolean hasDictionarySupport() {
        return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
        int size = dictionary.getMaxId() + 1;
        words = new String[kind.isWord() ? size : 0];
        numbers = new double[kind.isWord() ? 0 : size];
        for (int id = 0; id < size; id++) {
            if (kind.isWord()) {
                words[id] = kind.word(dictionary.decodeToBinary(id));
            } else {
                numbers[id] = kind.number(dictionary, id);
            }
        }
    }

    @Override
    public void addValueFromDictionary(int id) {
        if (kind.isWord()) {
            put(words[id]);
        } else {
            put(numbers[id]);
        }
    }

    @Override
    public void addBinary(Binary value) {
        if (kind.isWord()) {
            put(kind.word(value));
        } else {
            put(kind.number(value));
        }
    }

    @Override
    public void addBoolean(boolean value) {
        last = value;
        fits = filler.truth(row, value);
    }

    @Override
    public void addDouble(double value) {
        put(value);
    }

    @Override
    public void addFloat(float value) {
        put(value);
    }

    @Override
    public void addInt(int value) {
        put(kind.number(value));
    }

    @Override
    public void addLong(long value) {
        put(kind.number(value));
    }

    private void put(double value) {
        fits = kind.isInstant() ? filler.instant(row, value) : filler.number(row, value);
        if (!fits) {
            last = value;
        }
    }

    private void put(String word) {
        fits = filler.word(row, word);
        last = word;
    }
}
