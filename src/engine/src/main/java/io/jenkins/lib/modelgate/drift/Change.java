package io.jenkins.lib.modelgate.drift;

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
     * @param psi the population stability index
     * @param noise the index that noise alone stays below at these sizes, with probability 1 − alpha
     * @param adjustedP the probability of such an index by noise, adjusted for the number of columns
     */
    static Change of(double psi, double noise, double adjustedP, DriftSpec spec) {
        boolean significant = adjustedP <= spec.alpha();
        if (psi >= spec.threshold()) {
            return significant ? DRIFTED : UNCLEAR;
        }
        if (noise > spec.threshold()) {
            return UNCLEAR;
        }
        return psi >= spec.warnThreshold() && significant ? NOTICEABLE : STEADY;
    }
}
