package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.data.ZstdInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** How one part is compressed as a whole, told by its beginning. */
enum Codec {
    GZIP("gzip", "gz"),
    ZLIB("zlib", "z"),
    ZFILE("zlib in joblib's older wrapping", "z"),
    BZIP2("bzip2", "bz2"),
    XZ("xz", "xz"),
    LZMA("lzma", "lzma"),
    LZ4("lz4", "lz4"),
    ZSTD("zstandard", "zst");

    /** A dictionary of 64 MiB, the largest of xz's presets, and what else the decoder needs. */
    private static final int MOST_MEMORY_KB = 80 << 10;

    /** {@code ZF} and a length in hexadecimal digits, padded. */
    private static final int ZFILE_HEAD = 21;

    private final String title;
    private final String ending;

    Codec(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    String title() {
        return title;
    }

    /** A part's name without what it says of the compression. */
    String innerName(String name) {
        String end = "." + ending;
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(end)
                ? name.substring(0, name.length() - end.length())
                : name;
    }

    static Optional<Codec> of(byte[] head) {
        if (begins(head, 0x1f, 0x8b)) {
            return Optional.of(GZIP);
        }
        if (begins(head, 'B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9') {
            return Optional.of(BZIP2);
        }
        if (begins(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return Optional.of(XZ);
        }
        if (begins(head, 0x5d, 0, 0) && head.length > 13 && (head[12] == 0 || head[12] == -1)) {
            return Optional.of(LZMA);
        }
        if (begins(head, 0x04, 0x22, 0x4d, 0x18)) {
            return Optional.of(LZ4);
        }
        if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)
                || head.length > 3 && (head[0] & 0xf0) == 0x50 && begins3(head, 0x2a, 0x4d, 0x18)) {
            return Optional.of(ZSTD);
        }
        if (begins(head, 'Z', 'F', '0', 'x')) {
            return Optional.of(ZFILE);
        }
        return isZlib(head) ? Optional.of(ZLIB) : Optional.empty();
    }

    InputStream open(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw, 1 << 16);
        return switch (this) {
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case ZLIB -> Deflated.zlib(in);
            case ZFILE -> {
                in.skipNBytes(ZFILE_HEAD);
                yield Deflated.zlib(in);
            }
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ -> new XZInputStream(in, MOST_MEMORY_KB);
            case LZMA -> new LZMAInputStream(in, MOST_MEMORY_KB);
            case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
            case ZSTD -> ZstdInput.over(in);
        };
    }

    /** A method of deflation with a window, and a checksum over both bytes; a text could begin so, but not with these flags. */
    private static boolean isZlib(byte[] head) {
        if (head.length < 6 || (head[0] & 0xff) != 0x78 && (head[0] & 0x8f) != 0x08) {
            return false;
        }
        int both = (head[0] & 0xff) << 8 | head[1] & 0xff;
        boolean usual = head[0] == 0x78;
        return both % 31 == 0 && (head[1] & 0x20) == 0 && (usual || Deflated.runs(head));
    }

    private static boolean begins3(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i + 1] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
