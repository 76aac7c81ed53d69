package io.jenkins.lib.modelgate.fuzz;

import java.io.IOException;

/** Bytes as a table named {@code data.csv.zst}. */
public final class ZstdCsvFuzz {

    private static final TableTarget TARGET = new TableTarget("data.csv.zst");

    private ZstdCsvFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        TARGET.read(data);
    }
}
