package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a Parquet file says of itself at its end, held against the file. Field numbers by {@code parquet.thrift}. */
final class ParquetFooter {

    private static final int LONGEST = 64 << 20;
    private static final int LONGEST_NAME = 1 << 16;

    private final Place place;
    private final Content file;
    private final long start;
    private final ThriftReader in;
    private final Findings findings;
    private final Inspection inspection;
    private final ParquetSpans spans;
    private final List<Integer> children = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private long rows = -1;
    private long rowsInGroups;
    private boolean anyGroup;
    private int leaves;

    /**
     * @param start the footer's first byte
     * @param end the first byte after it
     */
    ParquetFooter(Place place, Content file, long start, long end, Inspection inspection) {
        this.place = place;
        this.file = file;
        this.start = start;
        this.in = new ThriftReader(file, start, end);
        this.inspection = inspection;
        this.findings = new Findings(place, inspection);
        this.spans = new ParquetSpans(file, start, findings);
    }

    void judge() throws IOException {
        in.struct((id, type) -> {
            switch (id) {
                case 2 -> in.list(each -> element());
                case 3 -> rows = in.number();
                case 4 -> {
                    tree();
                    in.list(each -> group());
                }
                case 5 -> in.list(each -> metadata());
                case 8 -> {
                    findings.add(
                            Rule.ENCRYPTED,
                            AllowKind.THIS_FILE,
                            in.position(),
                            "",
                            "Columns of the table are encrypted, so that nobody can tell what is in them.");
                    return false;
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        // a file of nothing but a schema may tell how many rows the files beside it have
        if (rows != rowsInGroups && anyGroup) {
            tampered("", "The table is said to have %,d rows, its groups have %,d.".formatted(rows, rowsInGroups));
        }
        spans.judge();
    }

    /** A node of the schema, in the order of a tree's depth first. */
    private void element() throws IOException {
        String[] name = {""};
        int[] count = {0};
        in.struct((id, type) -> {
            if (id == 4) {
                name[0] = in.text(LONGEST_NAME);
            } else if (id == 5) {
                count[0] = (int) Math.max(0, Math.min(Integer.MAX_VALUE, in.number()));
            } else {
                return false;
            }
            return true;
        });
        names.add(name[0]);
        children.add(count[0]);
    }

    /** Counts the columns, and looks for two of one name beside one another. */
    private void tree() throws IOException {
        int at = children.isEmpty() ? 0 : level(0, 0);
        if (at != children.size()) {
            throw new IOException("its schema does not add up");
        }
    }

    private int level(int node, int depth) throws IOException {
        if (depth > 200) {
            throw new IOException("its schema is nested too deep");
        }
        int at = node + 1;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < children.get(node); i++) {
            if (at >= children.size()) {
                throw new IOException("its schema does not add up");
            }
            if (!seen.add(names.get(at))) {
                tampered(names.get(at), "Two columns have this name, so that readers differ in which they take.");
            }
            at = level(at, depth + 1);
        }
        if (children.get(node) == 0 && node > 0) {
            leaves++;
        }
        return at;
    }

    private void group() throws IOException {
        anyGroup = true;
        int[] columns = {0};
        long[] groupRows = {0};
        in.struct((id, type) -> {
            if (id == 1) {
                in.list(each -> {
                    columns[0]++;
                    new ParquetChunk(in, spans, findings).read();
                });
            } else if (id == 3) {
                groupRows[0] = in.number();
            } else {
                return false;
            }
            return true;
        });
        if (columns[0] != leaves) {
            tampered("", "A group of rows has %,d columns, the schema %,d.".formatted(columns[0], leaves));
        }
        rowsInGroups += groupRows[0];
    }

    /** Words about the table by whoever wrote it. */
    private void metadata() throws IOException {
        String[] key = {""};
        byte[][] value = {new byte[0]};
        in.struct((id, type) -> {
            if (id == 1) {
                key[0] = in.text(LONGEST_NAME);
            } else if (id == 2) {
                value[0] = in.binary(LONGEST);
            } else {
                return false;
            }
            return true;
        });
        if (key[0].equals("ARROW:schema")) {
            schema(value[0]);
        } else if (value[0].length > 0 && value[0][0] == '{') {
            new JsonWalk()
                    .read(
                            new String(value[0], StandardCharsets.UTF_8),
                            new JsonRules(place.member("<%s>".formatted(Findings.shown(key[0]))), inspection));
        }
    }

    private void schema(byte[] base64) {
        try {
            ArrowTypes.judge(Base64.getMimeDecoder().decode(base64), start, findings);
        } catch (IllegalArgumentException e) {
            tampered("ARROW:schema", "What is kept for Arrow's readers cannot be read.");
        }
    }

    private void tampered(String subject, String why) {
        findings.add(Rule.TAMPERED, start, subject, why);
    }
}
