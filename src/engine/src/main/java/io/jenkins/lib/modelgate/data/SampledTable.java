package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A random part of a table's rows, in their order; the same in each pass. Drawn while the rows go by, so that their number
 * need not be known: a reservoir, algorithm L of K.-H. Li, "Reservoir-sampling algorithms of time complexity
 * O(n(1 + log(N/n)))", ACM Transactions on Mathematical Software 20, 1994. Holds the sampled rows' wanted columns in memory.
 */
public final class SampledTable implements Table {

    private static final int ROWS = 8_192;

    private final Table whole;
    private final int size;
    private final long seed;
    private long seen = -1;

    /**
     * @param size rows to draw, at least 1
     * @param seed the same seed draws the same rows of the same table
     */
    public SampledTable(Table whole, int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("a sample of %d rows".formatted(size));
        }
        this.whole = whole;
        this.size = size;
        this.seed = seed;
    }

    @Override
    public List<Field> fields() {
        return whole.fields();
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public boolean isFloat(String column) {
        return whole.isFloat(column);
    }

    /** The whole table's inputs: what was read, though not all of it was looked at. */
    @Override
    public List<Input> inputs(String role) {
        return whole.inputs(role);
    }

    /** Whether rows were left out; after a pass. */
    public boolean isPart() {
        return seen > size;
    }

    /** For the report, after a pass: how many rows of how many, and how they were drawn. */
    public String drawn() {
        return isPart()
                ? "%s: a random sample of %,d of %,d rows, drawn by a reservoir with the seed %d"
                        .formatted(name(), size, seen, seed)
                : "%s: all %,d rows, which is no more than the sample of %,d asked for".formatted(name(), seen, size);
    }

    @Override
    public long read(List<String> columns, Consumer<Batch> sink) {
        Reservoir reservoir = new Reservoir(size, seed);
        List<KeptColumn> kept = new ArrayList<>();
        long rows = whole.read(columns, batch -> {
            if (kept.isEmpty()) {
                batch.columns().forEach(column -> kept.add(KeptColumn.like(column, size)));
            }
            int[] entering = reservoir.offer(batch.rows());
            for (int i = 0; i < entering.length; i += 2) {
                for (int c = 0; c < kept.size(); c++) {
                    kept.get(c).keep(batch.columns().get(c), entering[i], entering[i + 1]);
                }
            }
        });
        seen = rows;
        int[] slots = reservoir.inOrder();
        for (int from = 0; from < slots.length; from += ROWS) {
            int[] part = Arrays.copyOfRange(slots, from, Math.min(slots.length, from + ROWS));
            sink.accept(new Batch(
                    from,
                    part.length,
                    kept.stream().map(column -> column.rows(part)).toList()));
        }
        return slots.length;
    }

    /** Which rows are in the sample; knows nothing of what is in them. */
    private static final class Reservoir {
        private final java.util.Random random;
        private final int size;
        private long[] rowOf = new long[ROWS];
        private int filled;
        private long row;
        private long next;
        private double weight;

        Reservoir(int size, long seed) {
            this.random = new java.util.Random(seed);
            this.size = size;
        }

        /** Of so many more rows, which enter: the row's number among these, and its slot, in turn. */
        int[] offer(int rows) {
            IntStream.Builder entering = IntStream.builder();
            long end = row + rows;
            for (; filled < size && row < end; row++) {
                put(filled++, row, end - rows, entering);
                if (filled == size) {
                    weight = Math.exp(Math.log(uniform()) / size);
                    next = row + skip();
                }
            }
            for (; filled == size && next < end; next += skip()) {
                put(random.nextInt(size), next, end - rows, entering);
                weight *= Math.exp(Math.log(uniform()) / size);
            }
            row = end;
            return entering.build().toArray();
        }

        /** The slots in the order of their rows. */
        int[] inOrder() {
            return IntStream.range(0, filled)
                    .boxed()
                    .sorted(Comparator.comparingLong(slot -> rowOf[slot]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private void put(int slot, long number, long firstRow, IntStream.Builder entering) {
            if (slot >= rowOf.length) {
                rowOf = Arrays.copyOf(rowOf, KeptColumn.grown(slot, size));
            }
            rowOf[slot] = number;
            entering.add((int) (number - firstRow)).add(slot);
        }

        /** How much further the next row that enters is. */
        private long skip() {
            return 1 + (long) Math.min(1e18, Math.floor(Math.log(uniform()) / Math.log1p(-weight)));
        }

        /** In (0, 1]. */
        private double uniform() {
            return 1 - random.nextDouble();
        }
    }
}
