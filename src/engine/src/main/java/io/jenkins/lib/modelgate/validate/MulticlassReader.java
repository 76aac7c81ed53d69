package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.MulticlassEvidence;
import io.jenkins.lib.modelgate.predict.MulticlassPredictions;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects the rows of a classifier of several classes. */
final class MulticlassReader implements PredictionReader {

    /** A row's probabilities may miss 1 by so much, since tables are written with few digits. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final MulticlassColumns said;
    private final String table;
    private final NumberReader numbers;
    private final ClassCodes classes;
    private final List<String> scoreColumns;
    private double[][] scores;
    private int[] truth = new int[1024];
    private int[] decision = new int[1024];
    private int rows;

    MulticlassReader(MulticlassColumns said, String table) {
        this.said = said;
        this.table = table;
        numbers = new NumberReader(table);
        classes = new ClassCodes(table, said.form(), said.scores().keySet());
        scoreColumns = List.copyOf(said.scores().values());
        scores = new double[scoreColumns.size()][1024];
    }

    @Override
    public void add(Batch batch) {
        grow(rows + batch.rows());
        Column target = Columns.of(batch, said.target());
        Column decided = said.decision().map(name -> Columns.of(batch, name)).orElse(null);
        List<Column> probabilities =
                scoreColumns.stream().map(name -> Columns.of(batch, name)).toList();
        for (int row = 0; row < batch.rows(); row++) {
            truth[rows] = classes.code(batch, target, row);
            if (decided != null) {
                decision[rows] = classes.code(batch, decided, row);
            }
            double sum = 0;
            for (int type = 0; type < scores.length; type++) {
                double score = numbers.probability(batch, probabilities.get(type), row) + 0.0;
                scores[type][rows] = score;
                sum += score;
            }
            if (scores.length > 0 && Math.abs(sum - 1) > SUM_TOLERANCE) {
                throw new Cell(table, scoreColumns.get(0), batch.firstRow() + row)
                        .wrong("begins probabilities that add up to %s, not to 1".formatted(Numbers.text(sum)));
            }
            rows++;
        }
    }

    @Override
    public Measured finish(IntPredicate counts) {
        List<String> labels = classes.sorted();
        int[] places = classes.places(labels);
        double[][] byClass = new double[scores.length][];
        for (int type = 0; type < scores.length; type++) {
            byClass[places[type]] = Arrays.copyOf(scores[type], rows);
        }
        int[] truths = placed(truth, places);
        MulticlassPredictions read = new MulticlassPredictions(
                labels,
                truths,
                said.decision().isPresent() ? placed(decision, places) : MulticlassPredictions.highest(byClass),
                byClass);
        long[] support = read.support(counts);
        long occurring = Arrays.stream(support).filter(count -> count > 0).count();
        String listed = IntStream.range(0, labels.size())
                .limit(12)
                .mapToObj(type -> "'%s' %s".formatted(labels.get(type), Numbers.count(support[type])))
                .collect(Collectors.joining(", "));
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        if (rows > 0) {
            evidence.put("accuracy", MulticlassEvidence.confusion(read));
        }
        if (rows > 0 && read.hasScores()) {
            evidence.put("ece", MulticlassEvidence.reliability(read));
        }
        return new Measured(
                new Measures<>(read, said.catalogue()),
                evidence,
                Optional.of(new Measured.Classes(
                        occurring < 2, "Rows by class: %s%s".formatted(listed, labels.size() > 12 ? ", …" : ""))));
    }

    private int[] placed(int[] codes, int[] places) {
        return IntStream.range(0, rows).map(row -> places[codes[row]]).toArray();
    }

    private void grow(int needed) {
        if (needed > truth.length) {
            int length = Math.max(needed, truth.length / 2 * 3);
            truth = Arrays.copyOf(truth, length);
            decision = Arrays.copyOf(decision, length);
            List<double[]> longer = new ArrayList<>();
            for (double[] each : scores) {
                longer.add(Arrays.copyOf(each, length));
            }
            scores = longer.toArray(double[][]::new);
        }
    }
}
