package io.jenkins.lib.modelgate.drift.multivariate;

/**
 * How well the principal components of the reference make up current rows.
 *
 * @param components how many were kept
 * @param referenceError the mean error of the reference's rows by components made of the same rows
 * @param heldOutError the same, by components made of other rows of the reference: what new rows of the same kind would have
 * @param currentError the mean error of the current rows
 * @param low, high where noise lets {@code currentError} lie, at the level asked for, if nothing has changed
 */
public record ReconstructionShift(
        int components, double referenceError, double heldOutError, double currentError, double low, double high) {

    /** Whether the current error is more, or less, than noise makes it. */
    public boolean beyondNoise() {
        return !(currentError >= low && currentError <= high);
    }
}
