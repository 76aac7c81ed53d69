package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;

/** One column of one group of rows, as the footer tells it. */
final class ParquetChunk {

    private static final int LONGEST = 1 << 16;

    private final ThriftReader in;
    private final ParquetSpans spans;
    private final Findings findings;
    private String file = "";
    private long indexAt;
    private long indexBytes;
    private long columnIndexAt;
    private long columnIndexBytes;
    private long values;
    private long bytes;
    private long data;
    private long dictionary;
    private long bloom;
    private long bloomBytes;
    private boolean told;

    ParquetChunk(ThriftReader in, ParquetSpans spans, Findings findings) {
        this.in = in;
        this.spans = spans;
        this.findings = findings;
    }

    void read() throws IOException {
        long at = in.position();
        in.struct((id, type) -> {
            switch (id) {
                case 1 -> file = in.text(LONGEST);
                case 3 -> column();
                case 4 -> indexAt = in.number();
                case 5 -> indexBytes = in.number();
                case 6 -> columnIndexAt = in.number();
                case 7 -> columnIndexBytes = in.number();
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (!file.isEmpty()) {
            if (Paths.leavesFolder(file)) {
                findings.add(
                        Rule.EXTERNAL_FILE, at, file, "A column's values are read from a file outside the folder.");
            }
            return;
        }
        if (told) {
            // a group without rows has a dictionary at most
            long first = dictionary > 0 && (data <= 0 || dictionary < data) ? dictionary : data;
            spans.chunk(first, bytes, values);
        }
        spans.other(indexAt, indexBytes);
        spans.other(columnIndexAt, columnIndexBytes);
        spans.bloom(bloom, bloomBytes);
    }

    private void column() throws IOException {
        told = true;
        in.struct((id, type) -> {
            switch (id) {
                case 5 -> values = in.number();
                case 7 -> bytes = in.number();
                case 9 -> data = in.number();
                case 11 -> dictionary = in.number();
                case 14 -> bloom = in.number();
                case 15 -> bloomBytes = in.number();
                default -> {
                    return false;
                }
            }
            return true;
        });
    }
}
