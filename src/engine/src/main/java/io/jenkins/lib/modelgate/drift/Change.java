package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.look.Look;

/** What the numbers say about one column, the least first. */
enum Change {
    /** No more than noise. */
    STEADY,
    /** Real, and less than what is worth a warning. */
    WITHIN_LIMIT,
    /** Real, and from the warning threshold on. */
    NOTICEABLE,
    /** At so many rows, drift and noise cannot be told apart. */
    UNCLEAR,
    /** Real, and from the threshold on. */
    DRIFTED;

    /**
     * The rule. A column has drifted if the effect is large enough to matter and too large to be noise; both are asked
     * for, because with few rows noise alone is large, and with very many the smallest change is certain.
     *
     * @param noise the effect that noise alone exceeds with probability {@code alpha}
     * @param adjustedP the probability of such an effect by noise, adjusted for the number of columns
     * @param alpha how often noise may pass for a change
     */
    static Change of(Look look, double noise, double adjustedP, double alpha) {
        boolean significant = adjustedP <= alpha;
        if (look.observed() >= look.limit()) {
            return significant ? DRIFTED : look.isDeciding() ? UNCLEAR : STEADY;
        }
        if (look.isDeciding() && noise > look.limit()) {
            return UNCLEAR;
        }
        if (!significant) {
            return STEADY;
        }
        return look.observed() >= look.warning() ? NOTICEABLE : WITHIN_LIMIT;
    }
}
