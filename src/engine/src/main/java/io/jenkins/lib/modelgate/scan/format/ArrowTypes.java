package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.nio.charset.StandardCharsets;

/**
 * Types in a schema of Arrow's. One kind of extension type carries a pickle, which pyarrow before 14.0.1 loads as soon as it
 * reads the schema (CVE-2023-47248); all others are read as what they are stored as, where nobody has registered them.
 */
final class ArrowTypes {

    private static final byte[] PICKLED = "py_extension_type".getBytes(StandardCharsets.US_ASCII);

    private ArrowTypes() {}

    /** Looks at the bytes of a schema: a flat buffer keeps each text in one piece, wherever its tables lead. */
    static void judge(byte[] schema, long position, Findings findings) {
        for (int i = 0; i + PICKLED.length <= schema.length; i++) {
            if (isAt(schema, i)) {
                findings.add(
                        Rule.CODE,
                        position,
                        "arrow.py_extension_type",
                        "A column's type is a pickle, which pyarrow before 14.0.1 loads when it opens the table.");
                return;
            }
        }
    }

    private static boolean isAt(byte[] schema, int at) {
        for (int i = 0; i < PICKLED.length; i++) {
            if (schema[at + i] != PICKLED[i]) {
                return false;
            }
        }
        return true;
    }
}
