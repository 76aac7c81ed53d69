package io.jenkins.lib.modelgate.drift.preset;

import java.util.Optional;

/**
 * What a rule says of a column.
 *
 * @param column its name
 * @param measure the test or distance that the rule chose, as a reader would call it; empty where it could not judge
 * @param value the p-value or the distance, NaN where it could not judge
 * @param isPValue whether {@code value} is a p-value, so that less is more drift; otherwise more is
 * @param threshold where drift begins
 * @param drifted whether the rule says drift
 * @param possible whether it says that there may be, in between; never both
 * @param problem why it could not judge: one sentence, or empty
 */
public record PresetResult(
        String column,
        String measure,
        double value,
        boolean isPValue,
        double threshold,
        boolean drifted,
        boolean possible,
        Optional<String> problem) {

    /** Whether there is an answer at all. Without one, neither {@code drifted} nor its opposite is known. */
    public boolean judged() {
        return problem.isEmpty();
    }

    static PresetResult test(String column, String measure, double p, double threshold, boolean drifted) {
        return new PresetResult(column, measure, p, true, threshold, drifted, false, Optional.empty());
    }

    static PresetResult distance(String column, String measure, double distance, double threshold, boolean drifted) {
        return new PresetResult(column, measure, distance, false, threshold, drifted, false, Optional.empty());
    }

    static PresetResult unjudged(String column, String problem) {
        return new PresetResult(column, "", Double.NaN, false, Double.NaN, false, false, Optional.of(problem));
    }

    PresetResult orPossible(boolean possibly) {
        return new PresetResult(column, measure, value, isPValue, threshold, drifted, possibly && !drifted, problem);
    }
}
