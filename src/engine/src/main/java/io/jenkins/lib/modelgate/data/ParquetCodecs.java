package io.jenkins.lib.modelgate.data;

import io.airlift.compress.Decompressor;
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

    /** Turns {@code packed} into exactly as many bytes as {@code unpacked} holds. */
    @FunctionalInterface
    private interface Unpacking {
        void unpack(byte[] packed, byte[] unpacked) throws IOException;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED ->
                new Pages((packed, unpacked) -> System.arraycopy(packed, 0, unpacked, 0, unpacked.length));
            case SNAPPY -> new Pages(by(new SnappyDecompressor()));
            case ZSTD -> new Pages(by(new ZstdDecompressor()));
            case GZIP -> new Pages(ParquetCodecs::gunzip);
            default ->
                throw new UnsupportedOperationException(
                        "it is compressed by %s; UNCOMPRESSED, SNAPPY, ZSTD and GZIP can be read".formatted(codec));
        };
    }

    @Override
    public void release() {
        // holds nothing but memory
    }

    private static Unpacking by(Decompressor decompressor) {
        return (packed, unpacked) -> {
            int length = decompressor.decompress(packed, 0, packed.length, unpacked, 0, unpacked.length);
            if (length != unpacked.length) {
                throw new IOException("a page unpacks to %d bytes, not to %d".formatted(length, unpacked.length));
            }
        };
    }

    private static void gunzip(byte[] packed, byte[] unpacked) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            int length = in.readNBytes(unpacked, 0, unpacked.length);
            if (length != unpacked.length) {
                throw new IOException("a page unpacks to %d bytes, not to %d".formatted(length, unpacked.length));
            }
        }
    }

    private record Pages(Unpacking unpacking) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int unpackedSize) throws IOException {
            byte[] unpacked = new byte[unpackedSize];
            unpacking.unpack(bytes.toInputStream().readAllBytes(), unpacked);
            return BytesInput.from(unpacked);
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int unpackedSize)
                throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            byte[] unpacked = new byte[unpackedSize];
            unpacking.unpack(packed, unpacked);
            output.put(unpacked);
        }

        @Override
        public void release() {
            // holds nothing but memory
        }
    }
}
