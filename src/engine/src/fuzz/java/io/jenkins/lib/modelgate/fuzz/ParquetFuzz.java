package io.jenkins.lib.modelgate.fuzz;

import java.io.IOException;

/** Bytes as a table named {@code data.parquet}. */
public final class ParquetFuzz {

    private static final TableTarget TARGET = new TableTarget("data.parquet");

    private ParquetFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        TARGET.read(data);
    }
}
