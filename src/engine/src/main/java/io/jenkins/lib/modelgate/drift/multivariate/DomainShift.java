package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.List;

/**
 * How well rows of the reference and current rows can be told apart.
 *
 * @param auc the probability that a current row is scored above one of the reference, by a classifier that has seen neither;
 *     0.5 is chance, 1 is perfect; in [0, 1]
 * @param low, high where it may lie, at the level asked for
 * @param referenceRows, currentRows rows that were used
 * @param sampled whether those are fewer than were given
 * @param importances for each column its share of what gives the current rows away, in [0, 1], together 1; all 0 where
 *     nothing does. They mean little where {@code low} is at most 0.5
 */
public record DomainShift(
        double auc,
        double low,
        double high,
        int referenceRows,
        int currentRows,
        boolean sampled,
        List<Double> importances) {

    public DomainShift {
        importances = List.copyOf(importances);
    }
}
