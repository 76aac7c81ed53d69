package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Where in a Parquet file what lies: chunks of columns, page by page, and their indexes; and what no one accounts for. */
final class ParquetSpans {

    /** After the magic. */
    private static final long FIRST = 4;

    /** More values in one page, or bytes for each that is packed, no writer makes; a reader would need all memory. */
    private static final long MOST_VALUES = 1L << 27;

    private static final long MOST_RATIO = 1_000;
    private static final long SMALL = 32L << 20;
    private static final int BLOCK = 1 << 13;
    private static final int MOST_SPANS = 5_000_000;

    private final Content file;
    private final long end;
    private final Findings findings;
    private final TreeMap<Long, Long> known = new TreeMap<>();
    private boolean unclear;

    /** @param end where the footer begins */
    ParquetSpans(Content file, long end, Findings findings) {
        this.file = file;
        this.end = end;
        this.findings = findings;
    }

    /** A column's pages. */
    void chunk(long at, long bytes, long values) throws IOException {
        if (bytes == 0 && values == 0 || !take(at, bytes)) {
            return;
        }
        long next = at;
        long seen = 0;
        while (next < at + bytes) {
            ThriftReader in = new ThriftReader(file, next, at + bytes);
            long[] page = new long[4];
            in.struct((id, type) -> {
                switch (id) {
                    case 1 -> page[0] = in.number();
                    case 2 -> page[1] = in.number();
                    case 3 -> page[2] = in.number();
                    case 5, 7, 8 ->
                        in.struct((inner, kind) -> {
                            if (inner == 1) {
                                page[3] = in.number();
                                return true;
                            }
                            return false;
                        });
                    default -> {
                        return false;
                    }
                }
                return true;
            });
            long after = in.position() + page[2];
            if (page[1] < 0 || page[2] < 0 || page[3] < 0 || after > at + bytes) {
                tampered(next, "A page of a column is longer than the column, or its numbers are none.");
                return;
            }
            if (page[3] > MOST_VALUES || page[1] > SMALL && page[1] / MOST_RATIO > page[2]) {
                findings.add(
                        Rule.TOO_MUCH,
                        next,
                        "",
                        "A page of %,d bytes claims %,d values in %,d bytes: reading it would take all memory."
                                .formatted(page[2], page[3], page[1]));
            }
            // all but dictionaries
            seen += page[0] == 2 ? 0 : page[3];
            next = after;
        }
        if (seen != values) {
            tampered(at, "A column is said to have %,d values, its pages have %,d.".formatted(values, seen));
        }
    }

    /** An index. */
    void other(long at, long bytes) throws IOException {
        if (bytes != 0) {
            take(at, bytes);
        }
    }

    /** A filter; older writers do not tell its length. */
    void bloom(long at, long bytes) throws IOException {
        if (at != 0 && bytes == 0) {
            unclear = true;
        } else {
            other(at, bytes);
        }
    }

    private boolean take(long at, long bytes) throws IOException {
        if (known.size() >= MOST_SPANS) {
            throw new IOException("it has more columns and groups of rows than are looked at");
        }
        if (at < FIRST || bytes < 0 || bytes > end - at) {
            tampered(at, "A column or index is said to lie outside of the file.");
            return false;
        }
        Map.Entry<Long, Long> before = known.floorEntry(at + Math.max(0, bytes - 1));
        if (bytes > 0 && before != null && before.getValue() > at) {
            tampered(at, "Two columns or indexes share bytes, so that readers differ in what they are.");
            return false;
        }
        known.merge(at, at + bytes, Math::max);
        return true;
    }

    /** Looks for bytes that belong to nothing. */
    void judge() throws IOException {
        long at = FIRST;
        for (Map.Entry<Long, Long> span : known.entrySet()) {
            gap(at, span.getKey());
            at = Math.max(at, span.getValue());
        }
        gap(at, end);
    }

    private void gap(long from, long to) throws IOException {
        if (from < to && !unclear && !isZero(from, to) && !isCopy(from, to)) {
            tampered(from, "There are %,d bytes that belong to no column and no index.".formatted(to - from));
        }
    }

    private boolean isZero(long from, long to) throws IOException {
        for (long at = from; at < to; at += BLOCK) {
            for (byte b : ContentWindow.bytes(file, at, (int) Math.min(BLOCK, to - at))) {
                if (b != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Some writers keep what the footer says of a column behind the column as well. */
    private boolean isCopy(long from, long to) {
        ThriftReader in = new ThriftReader(file, from, to);
        try {
            in.struct((id, type) -> false);
            return in.position() == to;
        } catch (IOException e) {
            return false;
        }
    }

    private void tampered(long at, String why) {
        findings.add(Rule.TAMPERED, at, "", why);
    }
}
