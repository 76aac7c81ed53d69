package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables in <a href="https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc">Arrow's
 * format</a>, as files (Feather) and as streams, and Feather's first version. No reader runs them; looked at for types that a
 * reader would unpickle, and for rows that are not there. The values are not looked at.
 */
final class ArrowScanner implements PartScanner {

    private static final String FILE = "ARROW1";
    private static final String OLD = "FEA1";
    private static final long MARK = 0xffffffffL;
    private static final int FILE_HEAD = 8;
    private static final int BLOCK = 24;
    private static final int MOST_FOOTER = 256 << 20;
    private static final int MOST_MESSAGES = 5_000_000;

    @Override
    public String format() {
        return "Arrow";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return begins(head, FILE) || begins(head, OLD) || isStream(head);
    }

    /** The mark of a message, its length in steps of eight bytes, and the offset of its outermost table. */
    private static boolean isStream(byte[] head) {
        return head.length > 16
                && head[0] == -1
                && head[1] == -1
                && head[2] == -1
                && head[3] == -1
                && (head[4] & 7) == 0
                && head[7] == 0
                && head[8] != 0
                && head[9] == 0
                && head[10] == 0
                && head[11] == 0;
    }

    private static boolean begins(byte[] head, String magic) {
        return head.length > magic.length()
                && new String(head, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        try (Spooled file = new Spooled(content)) {
            byte[] head = ContentWindow.bytes(file, 0, FILE_HEAD);
            if (begins(head, FILE)) {
                file(file, findings);
            } else if (begins(head, OLD)) {
                long end = footer(file, OLD, 4);
                ArrowTypes.judge(ContentWindow.bytes(file, end, (int) (file.size() - end)), end, findings);
            } else {
                stream(file, findings);
            }
        }
    }

    /** Where the footer begins, whose length and the magic again stand at the end. */
    private static long footer(Spooled file, String magic, int headBytes) throws IOException {
        long end = file.size() - magic.length() - 4;
        if (end < headBytes || !begins(padded(ContentWindow.bytes(file, end + 4, magic.length())), magic)) {
            throw new IOException("it does not end as a file of Arrow's does");
        }
        long length = new FlatBuffer(file).u32(end);
        if (length > end - headBytes || length > MOST_FOOTER) {
            throw new IOException("its footer of %,d bytes does not fit".formatted(length));
        }
        return end - length;
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** Readers of a file go by the directory at its end; the schema stands at its beginning once more. */
    private static void file(Spooled file, Findings findings) throws IOException {
        long footer = footer(file, FILE, FILE_HEAD);
        long end = file.size() - FILE.length() - 4;
        ArrowTypes.judge(ContentWindow.bytes(file, footer, (int) (end - footer)), footer, findings);
        FlatBuffer buffer = new FlatBuffer(new ContentWindow(file, footer, end - footer));
        long root = buffer.root();
        TreeMap<Long, Long> pieces = new TreeMap<>();
        for (int list = 2; list <= 3; list++) {
            long blocks = buffer.target(root, list);
            long count = buffer.count(blocks, BLOCK);
            for (long i = 0; i < count; i++) {
                block(file, buffer, blocks + 4 + i * BLOCK, footer, pieces, findings);
            }
        }
        long first = pieces.isEmpty() ? footer : pieces.firstKey();
        if (first - FILE_HEAD > MOST_FOOTER) {
            throw new IOException("its schema is too long");
        }
        ArrowTypes.judge(ContentWindow.bytes(file, FILE_HEAD, (int) (first - FILE_HEAD)), FILE_HEAD, findings);
    }

    /** One entry of the directory: where a message is, how long it is, and how many bytes of values follow. */
    private static void block(
            Spooled file, FlatBuffer in, long entry, long footer, TreeMap<Long, Long> pieces, Findings findings)
            throws IOException {
        long at = in.u32(entry) | in.u32(entry + 4) << 32;
        long length = in.u32(entry + 8);
        long body = in.u32(entry + 16) | in.u32(entry + 20) << 32;
        if (at < FILE_HEAD || length < 8 || body < 0 || at > footer - length || body > footer - length - at) {
            findings.add(
                    Rule.TAMPERED,
                    at,
                    "",
                    "The directory names rows at byte %,d, where the file has none.".formatted(at));
            return;
        }
        Map.Entry<Long, Long> before = pieces.floorEntry(at + length + body - 1);
        if (before != null && before.getValue() > at) {
            findings.add(Rule.TAMPERED, at, "", "Two pieces of the table share bytes.");
            return;
        }
        int head = new FlatBuffer(file).u32(at) == MARK ? 8 : 4;
        ArrowMessage message = ArrowMessage.read(file, at + head, length - head, findings);
        if (message.isSchema() || message.bodyBytes() != body) {
            findings.add(
                    Rule.TAMPERED,
                    at,
                    "",
                    "The directory and the piece of the table at byte %,d differ in what it is.".formatted(at));
        }
        pieces.put(at, at + length + body);
    }

    /** Reads messages to the end. */
    private static void stream(Spooled file, Findings findings) throws IOException {
        long to = file.size();
        FlatBuffer bytes = new FlatBuffer(file);
        long at = 0;
        int messages = 0;
        boolean schema = false;
        while (to - at >= 8) {
            long mark = bytes.u32(at);
            // before version 0.15 there was no mark
            int head = mark == MARK ? 8 : 4;
            long length = head == 8 ? bytes.u32(at + 4) : mark;
            if (length == 0) {
                at += head;
                break;
            }
            if (length > to - at - head || length > MOST_FOOTER || ++messages > MOST_MESSAGES) {
                throw new IOException("a message at byte %,d is longer than the file".formatted(at));
            }
            ArrowMessage message = ArrowMessage.read(file, at + head, length, findings);
            long end = at + head + length + message.bodyBytes();
            if (end > to || message.bodyBytes() < 0) {
                throw new IOException("the rows of the message at byte %,d are not all there".formatted(at));
            }
            if (message.isSchema()) {
                if (schema) {
                    findings.add(
                            Rule.TAMPERED, at, "", "There are two schemas, so that readers differ in what they read.");
                }
                schema = true;
            }
            at = end;
        }
        if (!schema) {
            throw new IOException("it has no schema");
        }
        rest(file, at, to, findings);
    }

    private static void rest(Spooled file, long from, long to, Findings findings) throws IOException {
        byte[] buffer = new byte[1 << 13];
        for (long at = from; at < to; at += buffer.length) {
            for (byte b : ContentWindow.bytes(file, at, (int) Math.min(buffer.length, to - at))) {
                if (b != 0) {
                    findings.add(
                            Rule.TAMPERED,
                            from,
                            "",
                            "There are %,d bytes behind the table that belong to nothing in it.".formatted(to - from));
                    return;
                }
            }
        }
    }
}
