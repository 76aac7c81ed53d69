package io.jenkins.lib.modelgate.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of a binary classifier.
 *
 * @param scored whether there are scores
 * @param costs what each decision costs; empty where nobody said
 */
public record BinaryMetrics(boolean scored, Optional<BinaryCosts> costs) implements MetricCatalogue<BinaryPredictions> {

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(BinaryDecisions.NAMES);
        costs.ifPresent(any -> names.add("expectedCost"));
        if (scored) {
            names.addAll(BinaryScores.NAMES);
            costs.ifPresent(any -> names.add("bestThreshold.cost"));
        }
        return List.copyOf(names);
    }

    @Override
    public List<Metric> usual() {
        List<String> usual = new ArrayList<>(List.of("accuracy", "precision", "recall", "f1"));
        costs.ifPresent(any -> usual.add("expectedCost"));
        if (scored) {
            usual.addAll(List.of("rocAuc", "averagePrecision", "logLoss", "brier", "ece"));
        }
        return usual.stream()
                .map(id ->
                        find(MetricName.parse(id).orElseThrow()).orElseThrow().metric())
                .toList();
    }

    @Override
    public Optional<Measure<BinaryPredictions>> find(MetricName name) {
        Optional<Measure<BinaryPredictions>> ofDecisions = BinaryDecisions.find(name, costs);
        return ofDecisions.isPresent() ? ofDecisions : BinaryScores.find(name, costs);
    }
}
