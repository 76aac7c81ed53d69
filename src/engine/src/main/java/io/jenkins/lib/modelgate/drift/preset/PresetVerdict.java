package io.jenkins.lib.modelgate.drift.preset;

/**
 * What a rule says of the whole.
 *
 * @param judged columns that it could judge; with none there is no verdict, whatever {@code isDrifted} says
 * @param drifted of these, the drifted ones
 * @param limit the share of drifted columns, in [0, 1], at which the whole has drifted; with 0, at any
 */
public record PresetVerdict(int judged, int drifted, double limit) {

    /** In [0, 1]; NaN where no column could be judged. */
    public double share() {
        return (double) drifted / judged;
    }

    public boolean isDrifted() {
        return drifted > 0 && share() >= limit;
    }
}
