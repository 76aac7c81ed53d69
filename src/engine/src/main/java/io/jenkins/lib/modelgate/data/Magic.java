package io.jenkins.lib.modelgate.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a file is by its first bytes, as far as one takes it for another by mistake. */
enum Magic {
    GZIP("1f8b", "compressed by gzip"),
    ZSTD("28b52ffd", "compressed by Zstandard"),
    PARQUET("5041523115", "a Parquet file"),
    ZIP("504b0304", "a ZIP archive or spreadsheet"),
    BZIP2("425a6839314159", "compressed by bzip2"),
    XZ("fd377a585a00", "compressed by xz"),
    ARROW("4152524f57310000", "an Arrow file"),
    AVRO("4f626a01", "an Avro file"),
    SQLITE("53514c69746520666f726d617420", "an SQLite database");

    private static final int LONGEST = 16;

    private final byte[] bytes;
    private final String words;

    Magic(String hex, String words) {
        this.bytes = HexFormat.of().parseHex(hex);
        this.words = words;
    }

    /** What a message calls it. */
    String words() {
        return words;
    }

    /** The first bytes of a file, at most {@value #LONGEST}. */
    static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST);
        }
    }

    static Optional<Magic> of(byte[] start) {
        return Arrays.stream(values())
                .filter(magic -> start.length >= magic.bytes.length
                        && Arrays.equals(magic.bytes, 0, magic.bytes.length, start, 0, magic.bytes.length))
                .findFirst();
    }
}
