package io.jenkins.lib.modelgate.fuzz;

import java.io.IOException;

/** Bytes as a table named {@code data.csv}. */
public final class CsvFuzz {

    private static final TableTarget TARGET = new TableTarget("data.csv");

    private CsvFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        TARGET.read(data);
    }
}
