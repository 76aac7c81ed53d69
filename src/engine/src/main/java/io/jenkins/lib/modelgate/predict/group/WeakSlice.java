package io.jenkins.lib.modelgate.predict.group;

import io.jenkins.lib.modelgate.report.Interval;

/**
 * Rows on which the model does worse than on the others.
 *
 * @param groups the columns' groups that it is one of
 * @param group which one
 * @param rows how many
 * @param loss their mean loss
 * @param interval how sure that is
 * @param othersLoss the mean loss of all other rows
 * @param effect the difference in standard deviations of the loss of all rows
 * @param adjustedP one-sided, adjusted for all slices that were tried
 */
public record WeakSlice(
        Groups groups,
        int group,
        long rows,
        double loss,
        Interval interval,
        double othersLoss,
        double effect,
        double adjustedP) {

    /** {@code age ≥ 60 and sex = F}. */
    public String title() {
        return groups.title(group);
    }
}
