package io.jenkins.lib.modelgate.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The name of a number as programs write it, and as people read it. */
public final class SeriesName {

    /** Words of a series' name that are written in another way, mostly abbreviations. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("auc", "AUC"),
            Map.entry("roc", "ROC"),
            Map.entry("pr", "PR"),
            Map.entry("f1", "F1"),
            Map.entry("r2", "R²"),
            Map.entry("mae", "MAE"),
            Map.entry("mse", "MSE"),
            Map.entry("rmse", "RMSE"),
            Map.entry("mape", "MAPE"),
            Map.entry("smape", "SMAPE"),
            Map.entry("wape", "WAPE"),
            Map.entry("mase", "MASE"),
            Map.entry("ece", "ECE"),
            Map.entry("psi", "PSI"),
            Map.entry("ks", "KS"),
            Map.entry("ndcg", "NDCG"),
            Map.entry("mrr", "MRR"),
            Map.entry("bleu", "BLEU"),
            Map.entry("ms", "ms"),
            Map.entry("millis", "(ms)"),
            Map.entry("p50", "P50"),
            Map.entry("p95", "P95"),
            Map.entry("p99", "P99"));

    private SeriesName() {}

    /**
     * {@code driftedColumns} becomes {@code Drifted columns}, {@code rocAuc} becomes {@code ROC AUC}; what follows a point
     * is a name and stays as it is: {@code psi.MedInc} becomes {@code PSI MedInc}, {@code stableLatencyP95Millis} becomes {@code Stable latency P95 (ms)}.
     */
    public static String words(String name) {
        int point = name.indexOf('.');
        if (point > 0) {
            return words(name.substring(0, point)) + " " + name.substring(point + 1);
        }
        String text = Stream.of(name.split("(?<=[a-z0-9])(?=[A-Z])|[_-]"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .map(word -> WRITTEN.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
