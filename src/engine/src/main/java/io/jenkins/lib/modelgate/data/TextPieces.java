package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.Future;

/** Reads a text file in pieces that end where a record ends; pieces are parsed at the same time and handed over in order. */
final class TextPieces {

    /** A record that is longer than that is none. */
    private static final int LONGEST = 1 << 25;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Knows where records end. */
    @FunctionalInterface
    interface Ends {
        /** Where the last whole record among the first {@code length} bytes ends, which begin with a record; 0 if none does. */
        int last(byte[] bytes, int length);
    }

    /** Parses a piece. */
    @FunctionalInterface
    interface Parser {
        /**
         * @param linesBefore lines of the file before the piece, for messages; 0 also where they were not counted
         * @throws UnavailableException where the piece is broken
         */
        Piece parse(Text text, long linesBefore);
    }

    /**
     * A piece of the file as it is read.
     *
     * @param offset where it begins, without a byte order mark
     */
    record Text(byte[] bytes, int length, long offset) {
        boolean isFirst() {
            return offset == 0;
        }
    }

    private record Parsed(Text text, Piece piece) {}

    private final SourceFile source;
    private final InputStream in;
    private final Pace pace;
    private final Ends ends;
    private byte[] rest = {};
    private long offset;
    private boolean ended;

    /** @param in the content, behind a byte order mark */
    TextPieces(SourceFile source, InputStream in, Pace pace, Ends ends) {
        this.source = source;
        this.in = in;
        this.pace = pace;
        this.ends = ends;
    }

    /** A text file's content without a byte order mark. */
    static InputStream content(SourceFile source) throws IOException {
        InputStream raw = source.open();
        try {
            PushbackInputStream in = new PushbackInputStream(raw, MARK.length);
            byte[] start = in.readNBytes(MARK.length);
            if (!Arrays.equals(start, MARK)) {
                in.unread(start);
            }
            return in;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Hands over all rows. */
    void read(Parser parser, Delivery out) throws IOException {
        Deque<Future<Parsed>> ahead = new ArrayDeque<>();
        for (Text text = next(); text != null || !ahead.isEmpty(); ) {
            if (text != null && ahead.size() < pace.ahead()) {
                Text piece = text;
                ahead.add(out.lanes().start(() -> parse(parser, piece)));
                text = next();
                continue;
            }
            Parsed parsed = Lanes.await(ahead.remove());
            if (parsed.piece() == null) { // broken: once more, now that it matters which line it is
                parser.parse(parsed.text(), linesBefore(parsed.text().offset()));
                throw new IllegalStateException("a piece of %s is broken only sometimes".formatted(source.name()));
            }
            parsed.piece().hand(out);
        }
    }

    private static Parsed parse(Parser parser, Text text) {
        try {
            return new Parsed(text, parser.parse(text, 0));
        } catch (UnavailableException e) {
            return new Parsed(text, null);
        }
    }

    /** Null at the end. */
    private Text next() throws IOException {
        if (ended) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(rest, Math.min(Math.max(pace.pieceBytes(), rest.length * 2), LONGEST));
        int length = rest.length;
        while (true) {
            int read = in.readNBytes(bytes, length, bytes.length - length);
            length += read;
            boolean last = length < bytes.length;
            int end = last ? length : ends.last(bytes, length);
            ended = last;
            if (end > 0 || last) {
                rest = Arrays.copyOfRange(bytes, end, length);
                Text text = end == 0 ? null : new Text(bytes, end, offset);
                offset += end;
                return text;
            }
            if (length >= LONGEST) {
                throw new UnavailableException(
                        "%s: the row that starts in line %,d is longer than %,d bytes; was a quote lost?"
                                .formatted(source.name(), linesBefore(offset) + 1, LONGEST));
            }
            bytes = Arrays.copyOf(bytes, Math.min(bytes.length * 2, LONGEST));
        }
    }

    /** Lines that end in the first so many bytes. */
    private long linesBefore(long end) throws IOException {
        if (end == 0) {
            return 0;
        }
        long lines = 0;
        try (InputStream again = content(source)) {
            byte[] bytes = new byte[1 << 16];
            boolean afterReturn = false;
            for (long left = end; left > 0; ) {
                int length = again.read(bytes, 0, (int) Math.min(left, bytes.length));
                if (length < 0) {
                    break;
                }
                for (int i = 0; i < length; i++) {
                    lines += bytes[i] == '\r' || bytes[i] == '\n' && !afterReturn ? 1 : 0;
                    afterReturn = bytes[i] == '\r';
                }
                left -= length;
            }
        }
        return lines;
    }
}
