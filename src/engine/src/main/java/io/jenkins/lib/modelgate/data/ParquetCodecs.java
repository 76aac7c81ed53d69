package io.jenkins.lib.modelgate.data;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Unpacks Parquet's pages in pure Java, so that it works on any processor and libc; nothing is ever packed. For one
 * thread.
 */
final class ParquetCodecs implements CompressionCodecFactory {

    /** Unpacks a page. */
    @FunctionalInterface
    interface Unpacking {
        /**
         * @param from where the packed bytes begin
         * @param to where to write
         * @param size how many bytes must come out
         */
        void unpack(byte[] packed, int from, int length, byte[] unpacked, int to, int size) throws IOException;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Pages(unpacking(codec));
    }

    @Override
    public void release() {
        // holds nothing but memory
    }

    /** For one thread. */
    static Unpacking unpacking(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> ParquetCodecs::copy;
            case SNAPPY -> by(new SnappyDecompressor());
            case ZSTD -> by(new ZstdDecompressor());
            case LZ4_RAW -> by(new Lz4Decompressor());
            case GZIP -> ParquetCodecs::gunzip;
            default ->
                throw new UnsupportedOperationException(
                        "it is compressed by %s; UNCOMPRESSED, SNAPPY, ZSTD, LZ4_RAW and GZIP can be read"
                                .formatted(codec));
        };
    }

    private static Unpacking by(Decompressor decompressor) {
        return (packed, from, length, unpacked, to, size) ->
                requireSize(decompressor.decompress(packed, from, length, unpacked, to, size), size);
    }

    private static void copy(byte[] packed, int from, int length, byte[] unpacked, int to, int size)
            throws IOException {
        requireSize(length, size);
        System.arraycopy(packed, from, unpacked, to, size);
    }

    private static void gunzip(byte[] packed, int from, int length, byte[] unpacked, int to, int size)
            throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, length), 1 << 13)) {
            requireSize(in.readNBytes(unpacked, to, size), size);
        }
    }

    private static void requireSize(int found, int size) throws IOException {
        if (found != size) {
            throw new IOException("a page unpacks to %d bytes, not to %d".formatted(found, size));
        }
    }

    private record Pages(Unpacking unpacking) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int unpackedSize) throws IOException {
            byte[] unpacked = new byte[unpackedSize];
            byte[] packed = bytes.toInputStream().readAllBytes();
            unpacking.unpack(packed, 0, packed.length, unpacked, 0, unpackedSize);
            return BytesInput.from(unpacked);
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int unpackedSize)
                throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            byte[] unpacked = new byte[unpackedSize];
            unpacking.unpack(packed, 0, packedSize, unpacked, 0, unpackedSize);
            output.put(unpacked);
        }

        @Override
        public void release() {
            // holds nothing but memory
        }
    }
}
