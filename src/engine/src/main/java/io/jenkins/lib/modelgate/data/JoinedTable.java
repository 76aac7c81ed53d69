package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The rows of one table, each with the columns of another table's row that has the same key. Rows without a partner are left
 * out and counted. The first table is streamed; of the other the wanted columns are in memory during a pass: 16 to 24 bytes
 * a row, and 8 for each number, 4 and its letters for each word.
 */
public final class JoinedTable implements Table {

    private final Table rows;
    private final Table partner;
    private final List<String> key;
    private final Predicate<String> fromPartner;
    private Tally tally = new Tally(0, 0, -1, 0, -1);

    /**
     * What came of a pass.
     *
     * @param matched rows with a partner
     * @param unmatched rows without
     * @param firstUnmatched the first of these, from 0; -1 where there is none
     * @param left rows of the other table that are no row's partner
     * @param firstLeft the first of these, from 0; -1 where there is none
     */
    public record Tally(long matched, long unmatched, long firstUnmatched, long left, long firstLeft) {}

    /**
     * @param key columns of both tables that together tell a row; at least one
     * @param fromPartner of the columns that both tables have, those that are taken from the partner; what only one has is
     *     taken from there
     * @throws UnavailableException where a table lacks a key column, or it holds words in one and numbers in the other
     */
    public JoinedTable(Table rows, Table partner, List<String> key, Predicate<String> fromPartner) {
        this.rows = rows;
        this.partner = partner;
        this.key = List.copyOf(key);
        this.fromPartner = fromPartner;
        for (String column : key) {
            Field one = field(rows, column);
            Field other = field(partner, column);
            // A column without any value is said to be text.
            if (one.type().isNumeric() != other.type().isNumeric()
                    || (one.type() == ColumnType.TIMESTAMP) != (other.type() == ColumnType.TIMESTAMP)) {
                throw new UnavailableException(
                        "The key '%s' is of type %s in %s and of type %s in %s, so no two would be equal; declare one type for both, such as types: %s=text."
                                .formatted(
                                        column,
                                        one.type().word(),
                                        rows.name(),
                                        other.type().word(),
                                        partner.name(),
                                        column));
            }
        }
    }

    private static Field field(Table table, String column) {
        return table.field(column)
                .orElseThrow(() -> new UnavailableException(
                        "%s has no column '%s', which 'key' names.".formatted(table.name(), column)));
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        rows.fields().stream().filter(field -> !isPartners(field.name())).forEach(fields::add);
        partner.fields().stream().filter(field -> isPartners(field.name())).forEach(fields::add);
        return List.copyOf(fields);
    }

    private boolean isPartners(String column) {
        boolean there = !key.contains(column) && partner.field(column).isPresent();
        return there && (rows.field(column).isEmpty() || fromPartner.test(column));
    }

    @Override
    public boolean isFloat(String column) {
        return (isPartners(column) ? partner : rows).isFloat(column);
    }

    @Override
    public String name() {
        return "%s (with %s)".formatted(rows.name(), partner.name());
    }

    /** Those of the first table. */
    @Override
    public List<Input> inputs(String role) {
        return rows.inputs(role);
    }

    /** Those of the other table. */
    public List<Input> partnerInputs(String role) {
        return partner.inputs(role);
    }

    /** What came of the last pass. */
    public Tally tally() {
        return tally;
    }

    /**
     * A row keeps the number that it has in the first table.
     *
     * @throws UnavailableException also where a key is there twice or missing
     */
    @Override
    public long read(List<String> columns, Consumer<Batch> sink) {
        List<String> theirs = columns.stream().filter(this::isPartners).toList();
        Partners partners = new Partners(theirs);
        Set<String> own = new LinkedHashSet<>(key);
        columns.stream().filter(column -> !isPartners(column)).forEach(own::add);
        List<String> read = List.copyOf(own);
        long[] unmatched = {0, -1, 0};
        rows.read(read, batch -> {
            int[] found = partners.of(batch);
            for (int from = 0; from < batch.rows(); ) {
                int to = from;
                while (to < batch.rows() && found[to] >= 0 == found[from] >= 0) {
                    to++;
                }
                if (found[from] >= 0) {
                    sink.accept(joined(batch, columns, read, theirs, partners, found, from, to));
                    unmatched[2] += to - from;
                } else {
                    unmatched[1] = unmatched[0] == 0 ? batch.firstRow() + from : unmatched[1];
                    unmatched[0] += to - from;
                }
                from = to;
            }
        });
        int left = partners.index.size() - partners.met.cardinality();
        tally = new Tally(
                unmatched[2], unmatched[0], unmatched[1], left, left == 0 ? -1 : partners.met.nextClearBit(0));
        return unmatched[2];
    }

    private static Batch joined(
            Batch batch,
            List<String> columns,
            List<String> read,
            List<String> theirs,
            Partners partners,
            int[] found,
            int from,
            int to) {
        int[] own = IntStream.range(from, to).toArray();
        int[] slots = Arrays.copyOfRange(found, from, to);
        List<Column> joined = new ArrayList<>();
        for (String name : columns) {
            int place = theirs.indexOf(name);
            if (place >= 0) {
                joined.add(partners.kept.get(place).rows(slots));
            } else {
                Column column = batch.columns().get(read.indexOf(name));
                joined.add(to - from == batch.rows() ? column : KeptColumn.part(column, own));
            }
        }
        return new Batch(batch.firstRow() + from, to - from, joined);
    }

    /** The other table's rows, by their keys; which of them were met so far. */
    private final class Partners {

        private final KeyIndex index = new KeyIndex(key);
        private final List<KeptColumn> kept = new ArrayList<>();
        private final BitSet met = new BitSet();
        private long[] metBy = new long[1 << 9];

        Partners(List<String> columns) {
            List<String> wanted = new ArrayList<>(key);
            wanted.addAll(columns);
            partner.read(wanted, batch -> {
                List<Column> keys = batch.columns().subList(0, key.size());
                List<Column> values = batch.columns().subList(key.size(), wanted.size());
                if (kept.isEmpty()) {
                    values.forEach(column -> kept.add(KeptColumn.like(column, Integer.MAX_VALUE - 8)));
                }
                for (int row = 0; row < batch.rows(); row++) {
                    int place = index.size();
                    index.add(keys, row, batch.firstRow(), partner.name());
                    for (int i = 0; i < kept.size(); i++) {
                        kept.get(i).keep(values.get(i), row, place);
                    }
                }
            });
        }

        /** The partner's place of each row, or -1. */
        int[] of(Batch batch) {
            List<Column> keys = batch.columns().subList(0, key.size());
            int[] found = new int[batch.rows()];
            for (int row = 0; row < found.length; row++) {
                found[row] = index.find(keys, row, batch.firstRow(), rows.name());
                if (found[row] >= 0) {
                    meet(found[row], batch.firstRow() + row);
                }
            }
            return found;
        }

        private void meet(int place, long row) {
            if (met.get(place)) {
                throw KeyIndex.twice(key, metBy[place], row, rows.name());
            }
            met.set(place);
            metBy = place < metBy.length ? metBy : Arrays.copyOf(metBy, KeptColumn.grown(place, index.size()));
            metBy[place] = row;
        }
    }
}
