package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.ParquetPages.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;

/** Which rows of a flat column's page have a value. */
final class ParquetLevels {

    private final HybridInts runs;
    private final ValuesReader single;
    private final int end;
    private int[] levels = {};
    private boolean all;

    private ParquetLevels(HybridInts runs, ValuesReader single, int end) {
        this.runs = runs;
        this.single = single;
        this.end = end;
    }

    static ParquetLevels of(ColumnDescriptor column, Page page) throws IOException {
        if (column.getMaxDefinitionLevel() == 0) {
            return new ParquetLevels(null, null, page.start());
        }
        if (page.levelEncoding() == null) {
            return new ParquetLevels(new HybridInts(page.bytes(), page.levels(), page.start(), 1), null, page.start());
        }
        ByteBuffer bytes = ByteBuffer.wrap(page.bytes(), page.levels(), page.end() - page.levels());
        if (page.levelEncoding() == Encoding.RLE) {
            if (bytes.remaining() < Integer.BYTES) {
                throw new IOException("a page ends early");
            }
            int length = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw new IOException("a page's levels are longer than itself");
            }
            int from = bytes.position();
            return new ParquetLevels(new HybridInts(page.bytes(), from, from + length, 1), null, from + length);
        }
        ByteBufferInputStream in = ByteBufferInputStream.wrap(bytes);
        ValuesReader single = page.levelEncoding().getValuesReader(column, ValuesType.DEFINITION_LEVEL);
        single.initFromPage(page.values(), in);
        return new ParquetLevels(null, single, page.end() - in.available());
    }

    /** Where the values begin. */
    int end() {
        return end;
    }

    /** Goes to the next rows; how many of them have a value. */
    int read(int count) throws IOException {
        all = runs == null && single == null || runs != null && runs.skipIfAll(1, count);
        if (all) {
            return count;
        }
        if (levels.length < count) {
            levels = new int[count];
        }
        int present = 0;
        if (runs != null) {
            runs.read(levels, count);
        }
        for (int i = 0; i < count; i++) {
            levels[i] = runs == null ? single.readInteger() : levels[i];
            present += levels[i];
        }
        return present;
    }

    boolean isPresent(int row) {
        return all || levels[row] != 0;
    }

    /** Moves values that stand one behind the other, from {@code firstRow} on, to the rows that have one. */
    void spread(Filler filler, double[] values, int firstRow, int count, int present) {
        if (present == count) {
            return;
        }
        int from = firstRow + present;
        for (int i = count - 1; i >= 0; i--) {
            if (levels[i] != 0) {
                values[firstRow + i] = values[--from];
            } else {
                filler.missing(firstRow + i);
            }
        }
    }

    /** The same for codes. */
    void spread(Filler filler, int[] codes, int firstRow, int count, int present) {
        if (present == count) {
            return;
        }
        int from = firstRow + present;
        for (int i = count - 1; i >= 0; i--) {
            if (levels[i] != 0) {
                codes[firstRow + i] = codes[--from];
            } else {
                filler.missing(firstRow + i);
            }
        }
    }
}
