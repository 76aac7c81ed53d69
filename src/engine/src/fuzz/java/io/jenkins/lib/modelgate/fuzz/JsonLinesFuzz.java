package io.jenkins.lib.modelgate.fuzz;

import java.io.IOException;

/** Bytes as a table named {@code data.jsonl}. */
public final class JsonLinesFuzz {

    private static final TableTarget TARGET = new TableTarget("data.jsonl");

    private JsonLinesFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        TARGET.read(data);
    }
}
