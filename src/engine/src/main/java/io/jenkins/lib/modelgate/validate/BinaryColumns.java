package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.BinaryCosts;
import io.jenkins.lib.modelgate.predict.BinaryEvidence;
import io.jenkins.lib.modelgate.predict.BinaryMetrics;
import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of a binary classifier.
 *
 * @param target the truth
 * @param score probabilities of the positive class
 * @param decision what was decided; where empty, a row is decided positive from {@code threshold} on
 * @param threshold in [0, 1], inclusive
 * @param costs what each decision costs, where that was said
 * @param positive the label of the positive class
 * @param form which labels are the same
 */
record BinaryColumns(
        String target,
        Optional<String> score,
        Optional<String> decision,
        double threshold,
        String positive,
        Optional<BinaryCosts> costs,
        LabelForm form)
        implements PredictionColumns {

    private static final double DEFAULT_THRESHOLD = 0.5;

    static BinaryColumns from(Settings settings) {
        for (String name : List.of("scores", "prediction", "quantiles", "lower", "upper", "horizon")) {
            if (settings.isSaid(name)) {
                throw settings.wrong(name, "means nothing in a binary classification");
            }
        }
        OptionalDouble threshold = settings.number("threshold", 0, 1);
        BinaryColumns columns = new BinaryColumns(
                settings.requiredText("target"),
                settings.text("score"),
                settings.text("decision"),
                threshold.orElse(DEFAULT_THRESHOLD),
                settings.text("positive").orElse("1"),
                Costs.from(settings)
                        .map(costs -> costs.ofTwo(settings.text("positive").orElse("1"), settings)),
                LabelForm.from(settings));
        if (columns.decision.isPresent() && threshold.isPresent()) {
            throw settings.wrong("threshold", "means nothing where 'decision' names a column of decisions");
        }
        TaskChoice.refuseTruthAsPrediction(settings, columns.target, columns.score);
        TaskChoice.refuseTruthAsPrediction(settings, columns.target, columns.decision);
        return columns;
    }

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public List<String> columns() {
        return Stream.of(Optional.of(target), score, decision)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        score.ifPresent(column -> settings.put("score", column));
        decision.ifPresentOrElse(
                column -> settings.put("decision", column),
                () -> settings.put("threshold", Double.toString(threshold)));
        settings.put("positive", form.of(positive));
        return settings;
    }

    @Override
    public BinaryMetrics catalogue() {
        return new BinaryMetrics(score.isPresent(), costs);
    }

    @Override
    public PredictionReader reader(String table, Workspace workspace) {
        return new Reader(this, table);
    }

    private static final class Reader implements PredictionReader {

        private final BinaryColumns said;
        private final Labels labels;
        private final LabelReader targets;
        private final LabelReader decisions;
        private final NumberReader scores;
        private final BinaryPredictions.Builder rows;

        Reader(BinaryColumns said, String table) {
            this.said = said;
            labels = new Labels(said.positive, said.form);
            targets = new LabelReader(labels, table);
            decisions = new LabelReader(labels, table);
            scores = new NumberReader(table);
            rows = said.score.isPresent() ? BinaryPredictions.ofScores() : BinaryPredictions.ofDecisions();
        }

        @Override
        public void add(Batch batch) {
            Column target = Columns.of(batch, said.target);
            Column score = said.score.map(name -> Columns.of(batch, name)).orElse(null);
            Column decision = said.decision.map(name -> Columns.of(batch, name)).orElse(null);
            for (int row = 0; row < batch.rows(); row++) {
                boolean truth = targets.isPositive(batch, target, row);
                double probability = score == null ? Double.NaN : scores.probability(batch, score, row);
                boolean decided =
                        decision == null ? probability >= said.threshold : decisions.isPositive(batch, decision, row);
                rows.add(truth, probability, decided);
            }
        }

        private static long counted(BinaryPredictions read, IntPredicate counts, boolean truth) {
            return IntStream.range(0, read.rows())
                    .filter(row -> read.truth(row) == truth && counts.test(row))
                    .count();
        }

        @Override
        public Measured finish(IntPredicate counts) {
            BinaryPredictions read = rows.build();
            long positives = counted(read, counts, true);
            long negatives = counted(read, counts, false);
            Measured.Classes classes = new Measured.Classes(
                    positives == 0 || negatives == 0,
                    "%s rows are positive ('%s'), %s are negative%s"
                            .formatted(
                                    Numbers.count(positives),
                                    labels.positive(),
                                    Numbers.count(negatives),
                                    labels.negative() == null ? "" : " ('%s')".formatted(labels.negative())));
            Map<String, Evidence> evidence = new LinkedHashMap<>();
            if (read.rows() > 0) {
                evidence.put("accuracy", BinaryEvidence.confusionMatrix(read));
            }
            if (read.hasScores() && !classes.isOne()) {
                Map<String, BinaryPredictions> models = Map.of("model", read);
                evidence.put("rocAuc", BinaryEvidence.rocCurve(models));
                evidence.put("averagePrecision", BinaryEvidence.precisionRecallCurve(models));
                evidence.put("ece", BinaryEvidence.reliability(models));
            }
            return new Measured(new Measures<>(read, said.catalogue()), evidence, Optional.of(classes));
        }
    }
}
