package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.MeasuredEffect;

/** What the numbers say about one column. */
enum Change {
    /** No more than noise or what is allowed. */
    STEADY,
    /** Real, and from the warning threshold on. */
    NOTICEABLE,
    /** Real, and from the threshold on. */
    DRIFTED,
    /** At so many rows, drift and noise cannot be told apart. */
    UNCLEAR;

    /**
     * The rule. A column has drifted if the effect is large enough to matter and too large to be noise; both are asked
     * for, because with few rows noise alone is large, and with very many the smallest change is certain.
     *
     * @param adjustedP the probability of such an effect by noise, adjusted for the number of columns
     * @param alpha how often noise may pass for a change
     */
    static Change of(MeasuredEffect effect, double adjustedP, double alpha) {
        boolean significant = adjustedP <= alpha;
        if (effect.observed() >= effect.limit()) {
            return significant ? DRIFTED : UNCLEAR;
        }
        if (effect.noise() > effect.limit()) {
            return UNCLEAR;
        }
        return effect.observed() >= effect.warning() && significant ? NOTICEABLE : STEADY;
    }
}
