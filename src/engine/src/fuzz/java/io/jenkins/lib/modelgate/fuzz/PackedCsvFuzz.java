package io.jenkins.lib.modelgate.fuzz;

import java.io.IOException;

/** Bytes as a table named {@code data.csv.gz}. */
public final class PackedCsvFuzz {

    private static final TableTarget TARGET = new TableTarget("data.csv.gz");

    private PackedCsvFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        TARGET.read(data);
    }
}
