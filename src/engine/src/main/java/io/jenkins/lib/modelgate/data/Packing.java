package io.jenkins.lib.modelgate.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/** How a text file is compressed, by the ending of its name. Unpacked as it is read, in constant memory. */
enum Packing {
    NONE("", null),
    GZIP(".gz", Magic.GZIP),
    ZSTD(".zst", Magic.ZSTD);

    private static final int BUFFER = 1 << 16;

    private final String ending;
    private final Magic magic;

    Packing(String ending, Magic magic) {
        this.ending = ending;
        this.magic = magic;
    }

    static Packing of(String name) {
        return Arrays.stream(values())
                .filter(packing -> packing != NONE && lower(name).endsWith(packing.ending))
                .findFirst()
                .orElse(NONE);
    }

    /** A name in lower case without what it says of packing: {@code a.csv} for {@code A.CSV.gz}. */
    String plain(String name) {
        return lower(name).substring(0, name.length() - ending.length());
    }

    /** What a file's name adds for it. */
    String ending() {
        return ending;
    }

    /** How a file packed so begins; null where it is not packed. */
    Magic magic() {
        return magic;
    }

    InputStream unpack(InputStream raw) throws IOException {
        return switch (this) {
            case NONE -> new BufferedInputStream(raw, BUFFER);
            case GZIP -> new BufferedInputStream(new GzipInput(raw), BUFFER);
            case ZSTD -> new BufferedInputStream(ZstdInput.over(new BufferedInputStream(raw, BUFFER)), BUFFER);
        };
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
