package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;

/**
 * One message of a stream of Arrow's: a schema, a dictionary or some rows. Fields by {@code Message.fbs}.
 *
 * @param isSchema whether it is the schema, behind which nothing lies
 * @param bodyBytes how many bytes of values follow
 */
record ArrowMessage(boolean isSchema, long bodyBytes) {

    private static final int SCHEMA = 1;
    private static final int DICTIONARY = 2;
    private static final int ROWS = 3;
    private static final int NODE = 16;

    /** What a packed buffer may become, each byte. */
    private static final long MOST_RATIO = 1_000;

    private static final long SMALL = 32L << 20;

    static ArrowMessage read(Content file, long at, long length, Findings findings) throws IOException {
        FlatBuffer in = new FlatBuffer(new ContentWindow(file, at, length));
        long message = in.root();
        long kindAt = in.field(message, 1);
        int kind = kindAt == 0 ? 0 : in.bytes(kindAt, 1)[0];
        long header = in.target(message, 2);
        long bodyAt = in.field(message, 3);
        long body = bodyAt == 0 ? 0 : u64(in, bodyAt);
        if (header == 0 || kind < SCHEMA || kind > ROWS) {
            throw new IOException("the message at byte %,d is neither schema nor rows".formatted(at));
        }
        if (kind == SCHEMA) {
            ArrowTypes.judge(in.bytes(0, (int) length), at, findings);
        } else {
            long rows = kind == DICTIONARY ? in.target(header, 1) : header;
            if (rows == 0) {
                throw new IOException("the dictionary at byte %,d holds nothing".formatted(at));
            }
            rows(file, in, rows, at, at + length, body, findings);
        }
        return new ArrowMessage(kind == SCHEMA, body);
    }

    /** Whether what a piece of the table claims to hold is there; readers take its word and read on beyond it. */
    private static void rows(
            Content file, FlatBuffer in, long batch, long at, long bodyStart, long body, Findings findings)
            throws IOException {
        long nodes = in.target(batch, 1);
        long buffers = in.target(batch, 2);
        boolean packed = in.field(batch, 3) != 0;
        long count = in.count(buffers, NODE);
        long bytes = 0;
        for (long i = 0; i < count; i++) {
            long offset = u64(in, buffers + 4 + i * NODE);
            long length = u64(in, buffers + 4 + i * NODE + 8);
            if (offset < 0 || length < 0 || offset > body || length > body - offset) {
                findings.add(Rule.TAMPERED, at, "", "Values are said to lie where the file has none.");
                return;
            }
            long plain =
                    packed && length > 8 ? Math.max(length, u64(new FlatBuffer(file), bodyStart + offset)) : length;
            if (plain > SMALL && plain / MOST_RATIO > length) {
                findings.add(
                        Rule.TOO_MUCH,
                        at,
                        "",
                        "A column's %,d bytes claim to be %,d once unpacked: reading it would take all memory."
                                .formatted(length, plain));
                return;
            }
            bytes += plain;
        }
        long elements = in.count(nodes, NODE);
        for (long i = 0; i < elements; i++) {
            long length = u64(in, nodes + 4 + i * NODE);
            // an element takes a bit at least, but for columns of nothing at all, which have no bytes
            if (length < 0 || count > 0 && length / 8 > bytes) {
                findings.add(
                        Rule.TAMPERED,
                        at,
                        "",
                        "A column claims %,d values, which its bytes cannot hold: what they would be is read from elsewhere."
                                .formatted(length));
                return;
            }
        }
    }

    private static long u64(FlatBuffer in, long at) throws IOException {
        return in.u32(at) | in.u32(at + 4) << 32;
    }
}
