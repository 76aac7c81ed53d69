package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.ParquetCodecs.Unpacking;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.CorruptDeltaByteArrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * One column's pages in one row group, one in memory at a time. Checks what checksums there are. For one thread. (Apache
 * Parquet format, "Data Pages".)
 */
final class ParquetPages {

    /** A page is refused that says to be larger, and larger than the whole chunk. */
    private static final int LARGE = 1 << 24;

    /**
     * A page of values; {@code bytes} are filled again for the next one, and hold {@link HybridInts#SLACK} bytes more.
     *
     * @param values how many, missing ones included
     * @param levels where the definition levels begin, with whatever says how long they are
     * @param levelEncoding how they are written; null for version 2, where they end at {@code start}
     * @param start where the values begin; in version 1 that is where the levels begin
     * @param end where they end
     */
    record Page(int values, Encoding encoding, byte[] bytes, int levels, Encoding levelEncoding, int start, int end) {}

    private final ChunkInput in;
    private final ColumnChunkMetaData chunk;
    private final ColumnDescriptor column;
    private final String writer;
    private final Unpacking unpacking;
    private byte[] stored = {};
    private byte[] unpacked = {};
    private Dictionary dictionary;
    private ValuesReader previous;

    /** @param writer what wrote the file, as it says */
    ParquetPages(ChunkInput in, ColumnChunkMetaData chunk, ColumnDescriptor column, String writer) {
        this.in = in;
        this.chunk = chunk;
        this.column = column;
        this.writer = writer;
        this.unpacking = ParquetCodecs.unpacking(chunk.getCodec());
    }

    /** The dictionary of the pages so far, or null. */
    Dictionary dictionary() {
        return dictionary;
    }

    ColumnDescriptor column() {
        return column;
    }

    /** Whether the file's writer was one whose pages need what was read of the page before. */
    boolean needsPrevious(Encoding encoding) {
        return CorruptDeltaByteArrays.requiresSequentialReads(writer, encoding);
    }

    /** What read the page before, or null. */
    ValuesReader previous() {
        return previous;
    }

    void setPrevious(ValuesReader reader) {
        previous = reader;
    }

    /** The next page with values; a dictionary before it has been taken in. */
    Page next() throws IOException {
        while (true) {
            PageHeader header = Util.readPageHeader(in);
            readStored(header);
            switch (header.getType()) {
                case DICTIONARY_PAGE -> readDictionary(header);
                case DATA_PAGE -> {
                    if (header.getData_page_header().getNum_values() > 0) {
                        return version1(header, header.getData_page_header());
                    }
                }
                case DATA_PAGE_V2 -> {
                    if (header.getData_page_header_v2().getNum_values() > 0) {
                        return version2(header, header.getData_page_header_v2());
                    }
                }
                default -> {} // an index, of no use here
            }
        }
    }

    private Page version1(PageHeader header, DataPageHeader data) throws IOException {
        unpack(0, header.getCompressed_page_size(), 0, header.getUncompressed_page_size());
        return new Page(
                data.getNum_values(),
                encoding(data.getEncoding()),
                unpacked,
                0,
                encoding(data.getDefinition_level_encoding()),
                0,
                header.getUncompressed_page_size());
    }

    private Page version2(PageHeader header, DataPageHeaderV2 data) throws IOException {
        int repetition = data.getRepetition_levels_byte_length();
        int start = repetition + data.getDefinition_levels_byte_length();
        int size = header.getUncompressed_page_size();
        if (repetition < 0 || start < repetition || start > size || start > header.getCompressed_page_size()) {
            throw new IOException("a page's levels are longer than itself");
        }
        byte[] into = room(size);
        System.arraycopy(stored, 0, into, 0, start);
        if (data.isIs_compressed() && size > start) {
            unpacking.unpack(stored, start, header.getCompressed_page_size() - start, into, start, size - start);
        } else {
            if (header.getCompressed_page_size() < size) {
                throw new IOException("a page ends early");
            }
            System.arraycopy(stored, start, into, start, size - start);
        }
        return new Page(data.getNum_values(), encoding(data.getEncoding()), into, repetition, null, start, size);
    }

    private void readDictionary(PageHeader header) throws IOException {
        int size = header.getUncompressed_page_size();
        unpack(0, header.getCompressed_page_size(), 0, size);
        byte[] own = new byte[size];
        System.arraycopy(unpacked, 0, own, 0, size);
        Encoding encoding = encoding(header.getDictionary_page_header().getEncoding());
        int values = header.getDictionary_page_header().getNum_values();
        dictionary = encoding.initDictionary(column, new DictionaryPage(BytesInput.from(own), values, encoding));
    }

    private void readStored(PageHeader header) throws IOException {
        int length = header.getCompressed_page_size();
        if (length < 0 || length > in.left()) {
            throw new EOFException("a page ends behind the file's end");
        }
        int size = header.getUncompressed_page_size();
        if (size < 0 || size > LARGE && size > chunk.getTotalUncompressedSize()) {
            throw new IOException("a page says to hold %d bytes".formatted(size));
        }
        if (stored.length < length) {
            stored = new byte[length + (length >> 2)];
        }
        in.readFully(stored, length);
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(stored, 0, length);
            if ((int) crc.getValue() != header.getCrc()) {
                throw new IOException("a page's checksum is wrong");
            }
        }
    }

    private void unpack(int from, int length, int to, int size) throws IOException {
        unpacking.unpack(stored, from, length, room(size), to, size);
    }

    private byte[] room(int size) {
        if (unpacked.length < size + HybridInts.SLACK) {
            unpacked = new byte[size + (size >> 2) + HybridInts.SLACK];
        }
        return unpacked;
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) throws IOException {
        if (encoding == null) {
            throw new IOException("a page is in an unknown encoding");
        }
        return Encoding.valueOf(encoding.name());
    }
}
