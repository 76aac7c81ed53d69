package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.SampledTable;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.predict.hygiene.Leakage;
import io.jenkins.lib.modelgate.predict.hygiene.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How well each column alone tells the truth, of all rows or of a random part of them. */
final class ColumnLeaks {

    /** More rows are sampled: an area of so many is sure to about 0.002. */
    static final int SAMPLE = 100_000;

    private static final int SEED = 1;
    /** So many columns are held in memory at the same time. */
    private static final int AT_ONCE = 64;
    /** All rarer classes are taken for one. */
    private static final int CLASSES = 20;

    private final Subject subject;
    private final SampledTable sample;

    /** @param value as {@link Leakage} has it; {@code numeric} whether by its order, too */
    record Leak(String column, double value, boolean numeric) {}

    /** @param leaks the strongest first; {@code chance} what a column has that tells nothing */
    record Found(List<Leak> leaks, double chance, boolean isSample) {
        Found {
            leaks = List.copyOf(leaks);
        }
    }

    ColumnLeaks(Subject subject) {
        this.subject = subject;
        this.sample = new SampledTable(subject.predictions(), SAMPLE, SEED);
    }

    Found of(List<String> columns) {
        Truth truth = truth();
        List<Leak> leaks = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += AT_ONCE) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
            List<Values> read = some.stream().map(Values::new).toList();
            sample.read(some, batch -> {
                for (int i = 0; i < read.size(); i++) {
                    read.get(i).add(batch, i);
                }
            });
            // on both cores; the order stays
            leaks.addAll(read.parallelStream()
                    .filter(values -> !values.isVector)
                    .map(values -> values.leak(truth))
                    .toList());
        }
        leaks.sort(Comparator.comparingDouble(Leak::value).reversed());
        return new Found(leaks, truth.chance(), sample.isPart());
    }

    private Truth truth() {
        Values target = new Values(subject.target());
        LabelCounts labels = new LabelCounts(subject.form());
        List<Integer> codes = new ArrayList<>();
        boolean classes = subject.kind() == Subject.Kind.CLASSES;
        sample.read(List.of(subject.target()), batch -> {
            target.add(batch, 0);
            for (int row = 0; classes && row < batch.rows(); row++) {
                codes.add(labels.code(batch.columns().get(0), row, sample.name()));
            }
        });
        return classes
                ? classes(codes, labels.names().size())
                : new Truth.Amounts(Arrays.copyOf(target.numbers, target.rows));
    }

    private static Truth classes(List<Integer> codes, int labels) {
        long[] counts = new long[labels];
        codes.forEach(code -> counts[code]++);
        int[] places = new int[labels];
        int[] next = {0};
        IntStream.range(0, labels)
                .boxed()
                .sorted(Comparator.comparingLong((Integer label) -> counts[label])
                        .reversed())
                .forEach(label -> places[label] = Math.min(CLASSES - 1, next[0]++));
        return new Truth.Classes(codes.stream().mapToInt(code -> places[code]).toArray(), Math.min(CLASSES, labels));
    }

    /** One column of the sample. */
    private static final class Values {
        private final String name;
        private final Map<String, Integer> words = new HashMap<>();
        private double[] numbers = new double[1024];
        private int[] codes = {};
        private boolean isVector;
        private boolean isText;
        private int rows;

        Values(String name) {
            this.name = name;
        }

        void add(Batch batch, int place) {
            Column column = batch.columns().get(place);
            int needed = rows + batch.rows();
            if (column instanceof TextColumn text) {
                isText = true;
                codes = needed > codes.length ? Arrays.copyOf(codes, Math.max(needed, 2 * codes.length)) : codes;
                for (int row = 0; row < batch.rows(); row++) {
                    String word = text.word(row);
                    codes[rows + row] = word == null ? -1 : words.computeIfAbsent(word, any -> words.size());
                }
            } else if (column instanceof NumericColumn numeric) {
                numbers = needed > numbers.length
                        ? Arrays.copyOf(numbers, Math.max(needed, 2 * numbers.length))
                        : numbers;
                System.arraycopy(numeric.values(), 0, numbers, rows, batch.rows());
            } else {
                isVector = true;
            }
            rows = needed;
        }

        Leak leak(Truth truth) {
            return new Leak(
                    name,
                    isText
                            ? Leakage.ofCategories(Arrays.copyOf(codes, rows), truth)
                            : Leakage.ofNumbers(Arrays.copyOf(numbers, rows), truth),
                    !isText);
        }
    }
}
