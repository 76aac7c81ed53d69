package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.ParquetPages.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads one column of lists of floating-point numbers, a page at a time. For one thread at a time. (Apache Parquet format,
 * "Nested Encoding" and "Lists".)
 */
final class ParquetVectors {

    private final SourceFile source;
    private final String name;
    private final int repeatedLevel;
    private final int valueLevel;
    private final ParquetValue kind;
    private final Vectors vector = new Vectors();
    private ParquetPages pages;
    private long left;
    private int[] repetitions = {};
    private int[] definitions = {};
    private double[] values = {};
    private int at;
    private int end;
    private int value;

    /** @param column the list's only leaf */
    ParquetVectors(SourceFile source, ColumnDescriptor column) {
        this.source = source;
        this.name = column.getPath()[0];
        this.valueLevel = column.getMaxDefinitionLevel();
        boolean optional = column.getPrimitiveType().isRepetition(Type.Repetition.OPTIONAL);
        this.repeatedLevel = optional ? valueLevel - 1 : valueLevel;
        this.kind = ParquetValue.of(column.getPrimitiveType()).orElseThrow();
    }

    /** The leaf of a column that is a list of floats or doubles; empty for any other. */
    static Optional<ColumnDescriptor> leaf(MessageType schema, String name) {
        List<ColumnDescriptor> leaves = schema.getColumns().stream()
                .filter(column -> column.getPath()[0].equals(name))
                .toList();
        if (leaves.size() != 1 || leaves.get(0).getMaxRepetitionLevel() != 1) {
            return Optional.empty();
        }
        PrimitiveTypeName stored = leaves.get(0).getPrimitiveType().getPrimitiveTypeName();
        boolean numbers = stored == PrimitiveTypeName.FLOAT || stored == PrimitiveTypeName.DOUBLE;
        boolean list = leaves.get(0).getPath().length == 1 || leaves.get(0).getPath().length == 3;
        return numbers && list ? Optional.of(leaves.get(0)) : Optional.empty();
    }

    /**
     * Goes on in another row group.
     *
     * @param count values in it, absent ones included
     */
    void open(ParquetPages next, long count) {
        pages = next;
        left = count;
        at = 0;
        end = 0;
    }

    /** Lets go of the row group's pages. */
    void close() {
        pages = null;
    }

    /** @param row the first row's number in the file, from 0 */
    void fill(Filler filler, long row, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (!more() || repetitions[at] != 0) {
                throw new IOException("the column '%s' has fewer lists than rows".formatted(name));
            }
            vector.begin();
            boolean present = take(row + i);
            while (more() && repetitions[at] != 0) {
                if (!take(row + i)) {
                    throw new IOException("a list of the column '%s' is broken".formatted(name));
                }
            }
            if (present || vector.length() > 0) {
                vector.put(filler, i, source, "row", row + i + 1, name);
            } else {
                filler.missing(i);
            }
        }
    }

    /** Whether the next level is of a list that is there, be it empty; its number is taken in. */
    private boolean take(long row) {
        int level = definitions[at++];
        left--;
        if (level == valueLevel) {
            vector.add(values[value++]);
            return true;
        }
        if (level == repeatedLevel && level < valueLevel) {
            throw Vectors.notNumbers(source, "row", row + 1, name);
        }
        // one below the repeated level is an empty list, anything lower a list that is missing
        return level == repeatedLevel - 1;
    }

    private boolean more() throws IOException {
        if (at == end && left > 0) {
            nextPage();
        }
        return left > 0;
    }

    private void nextPage() throws IOException {
        Page page = pages.next();
        int count = page.values();
        if (count > left) {
            throw new IOException("a page of the column '%s' holds more than its row group".formatted(name));
        }
        repetitions = repetitions.length < count ? new int[count] : repetitions;
        definitions = definitions.length < count ? new int[count] : definitions;
        int start = levels(page, count);
        int present = 0;
        for (int i = 0; i < count; i++) {
            present += definitions[i] == valueLevel ? 1 : 0;
        }
        values = values.length < present ? new double[present] : values;
        ParquetValues numbers = new ParquetValues(kind, pages, page, start);
        if (numbers.areIds()) {
            decode(numbers, present, pages.dictionary());
        } else {
            numbers.read(values, 0, present);
        }
        at = 0;
        end = count;
        value = 0;
    }

    private void decode(ParquetValues numbers, int present, Dictionary dictionary) throws IOException {
        int[] ids = new int[present];
        numbers.readIds(ids, present);
        for (int i = 0; i < present; i++) {
            if (ids[i] < 0 || ids[i] > dictionary.getMaxId()) {
                throw new IOException("a page of the column '%s' names what no dictionary holds".formatted(name));
            }
            values[i] = kind.number(dictionary, ids[i]);
        }
    }

    /** Reads a page's levels; where its values begin. */
    private int levels(Page page, int count) throws IOException {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(valueLevel);
        if (page.levelEncoding() == null) {
            new HybridInts(page.bytes(), 0, page.levels(), 1).read(repetitions, count);
            new HybridInts(page.bytes(), page.levels(), page.start(), width).read(definitions, count);
            return page.start();
        }
        if (page.levelEncoding() != Encoding.RLE) {
            throw new IOException("the column '%s' has levels of an old encoding".formatted(name));
        }
        int middle = levels(page, page.levels(), 1, repetitions, count);
        return levels(page, middle, width, definitions, count);
    }

    private static int levels(Page page, int from, int width, int[] into, int count) throws IOException {
        if (page.end() - from < Integer.BYTES) {
            throw new IOException("a page ends early");
        }
        int length =
                ByteBuffer.wrap(page.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(from);
        int start = from + Integer.BYTES;
        if (length < 0 || length > page.end() - start) {
            throw new IOException("a page's levels are longer than itself");
        }
        new HybridInts(page.bytes(), start, start + length, width).read(into, count);
        return start + length;
    }
}
