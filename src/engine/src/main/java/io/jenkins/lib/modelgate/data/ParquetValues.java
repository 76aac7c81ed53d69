package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.ParquetPages.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.RequiresPreviousReader;
import org.apache.parquet.column.values.ValuesReader;

/** The values of a page, in whatever encoding. */
final class ParquetValues {

    private final ParquetValue kind;
    private final HybridInts ids;
    private final ByteBuffer plain;
    private final ValuesReader reader;

    /** @param start where the page's values begin */
    ParquetValues(ParquetValue kind, ParquetPages pages, Page page, int start) throws IOException {
        this.kind = kind;
        if (page.encoding().usesDictionary()) {
            if (pages.dictionary() == null) {
                throw new IOException("a dictionary is missing");
            }
            boolean empty = start >= page.end(); // all missing
            int from = empty ? page.end() : start + 1;
            ids = new HybridInts(page.bytes(), from, page.end(), empty ? 0 : page.bytes()[start]);
            plain = null;
            reader = null;
            return;
        }
        ids = null;
        ByteBuffer bytes = ByteBuffer.wrap(page.bytes(), start, page.end() - start);
        if (page.encoding() == Encoding.PLAIN && kind.isFixedNumber()) {
            plain = bytes.order(ByteOrder.LITTLE_ENDIAN);
            reader = null;
            return;
        }
        plain = null;
        reader = page.encoding().getValuesReader(pages.column(), ValuesType.VALUES);
        boolean goesOn = pages.needsPrevious(page.encoding());
        if (goesOn) {
            bytes = ByteBuffer.wrap(java.util.Arrays.copyOfRange(page.bytes(), start, page.end())); // outlives the page
        }
        reader.initFromPage(page.values(), ByteBufferInputStream.wrap(bytes));
        if (goesOn && reader instanceof RequiresPreviousReader next && pages.previous() != null) {
            next.setPreviousReader(pages.previous());
        }
        pages.setPrevious(reader);
    }

    /** Whether the values are places in the dictionary. */
    boolean areIds() {
        return ids != null;
    }

    void readIds(int[] into, int count) throws IOException {
        ids.read(into, count);
    }

    /** Reads numbers, or instants, into an array. */
    void read(double[] into, int from, int count) throws IOException {
        if (plain == null) {
            for (int i = from; i < from + count; i++) {
                into[i] = nextNumber();
            }
            return;
        }
        if (plain.remaining() < (long) count * kind.bytes()) {
            throw new IOException("a page ends early");
        }
        switch (kind.stored()) {
            case DOUBLE -> {
                plain.asDoubleBuffer().get(into, from, count);
                plain.position(plain.position() + count * Double.BYTES);
            }
            case FLOAT -> {
                for (int i = from; i < from + count; i++) {
                    into[i] = plain.getFloat();
                }
            }
            case INT32 -> {
                for (int i = from; i < from + count; i++) {
                    into[i] = kind.number(plain.getInt());
                }
            }
            default -> {
                for (int i = from; i < from + count; i++) {
                    into[i] = kind.number(plain.getLong());
                }
            }
        }
    }

    double nextNumber() {
        if (plain != null) {
            return switch (kind.stored()) {
                case DOUBLE -> plain.getDouble();
                case FLOAT -> plain.getFloat();
                case INT32 -> kind.number(plain.getInt());
                default -> kind.number(plain.getLong());
            };
        }
        return switch (kind.stored()) {
            case DOUBLE -> reader.readDouble();
            case FLOAT -> reader.readFloat();
            case INT32 -> kind.number(reader.readInteger());
            case INT64 -> kind.number(reader.readLong());
            default -> kind.number(reader.readBytes());
        };
    }

    boolean nextTruth() {
        return reader.readBoolean();
    }

    /** A text, or all digits of a whole number. */
    String nextWord() {
        return switch (kind.stored()) {
            case INT32 -> kind.word(plain == null ? reader.readInteger() : plain.getInt());
            case INT64 -> kind.word(plain == null ? reader.readLong() : plain.getLong());
            default -> kind.word(reader.readBytes());
        };
    }
}
