package io.jenkins.lib.modelgate.validate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.policy.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may say of the comparison with the champion, row by row, and of how sure intervals are to be.
 *
 * @param champion where the champion's predictions are; empty where there are none
 * @param confidence of all intervals, in (0, 1)
 * @param resamples of a bootstrap
 * @param seed of a bootstrap
 */
record ComparisonSpec(Optional<Champion> champion, double confidence, int resamples, long seed) {

    private static final Map<String, String> OWN_COLUMNS = columns();

    /**
     * @param table path or glob; the table of the candidate's predictions where the champion's stand beside them
     * @param columns where truth and predictions stand in it
     */
    record Champion(String table, PredictionColumns columns) {}

    static ComparisonSpec from(Settings settings, PredictionColumns candidate) {
        return new ComparisonSpec(
                champion(settings, candidate),
                settings.number("confidence", 0.5, 0.9999).orElse(0.95),
                settings.integer("resamples", 1000, 100, 100_000),
                settings.integer("seed", 1, 0, Integer.MAX_VALUE));
    }

    private static Optional<Champion> champion(Settings settings, PredictionColumns candidate) {
        Optional<String> table = settings.path("championPredictions");
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        OWN_COLUMNS.forEach((own, plain) -> settings.text(own).ifPresent(name -> renamed.put(plain, name)));
        List<String> scores = settings.texts("championScores", MulticlassColumns.SCORES);
        if (!scores.isEmpty()) {
            scores.forEach(renamed.putArray("scores")::add);
            renamed.put(Settings.REPLACE, "scores");
        }
        if (table.isEmpty() && renamed.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = new LinkedHashMap<>(OWN_COLUMNS);
        all.put("championScores", "scores");
        all.forEach((own, plain) -> {
            // Beside the candidate's, its columns would stand in for the champion's that nobody named.
            if (table.isEmpty() && settings.isSaid(plain) && !settings.isSaid(own)) {
                throw settings.wrong(own, "is missing: '%s' names the candidate's column".formatted(plain));
            }
        });
        PredictionColumns columns = PredictionColumns.from(
                Settings.of("the champion's columns", renamed).over(settings));
        if (!columns.task().equals(candidate.task())) {
            throw settings.wrong(
                    "championPredictions",
                    "is of a %s, the candidate of a %s"
                            .formatted(columns.task().title(), candidate.task().title()));
        }
        return Optional.of(new Champion(table.orElseGet(() -> settings.requiredPath("predictions")), columns));
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("championScore", "score");
        columns.put("championDecision", "decision");
        columns.put("championPrediction", "prediction");
        return columns;
    }
}
