package io.jenkins.lib.modelgate.drift.measure;

/** Walks up all values of two samples at once; O(1) memory. */
final class Merge {

    private final Sample reference;
    private final Sample current;
    private int inReference;
    private int inCurrent;
    private double value;
    private long referenceHere;
    private long currentHere;
    private long referenceBelow;
    private long currentBelow;

    Merge(Sample reference, Sample current) {
        this.reference = reference;
        this.current = current;
    }

    /** Steps to the next value that either has; false where there is none. */
    boolean next() {
        referenceBelow += referenceHere;
        currentBelow += currentHere;
        boolean moreReference = inReference < reference.values.length;
        boolean moreCurrent = inCurrent < current.values.length;
        if (!moreReference && !moreCurrent) {
            return false;
        }
        double left = moreReference ? reference.values[inReference] : Double.POSITIVE_INFINITY;
        double right = moreCurrent ? current.values[inCurrent] : Double.POSITIVE_INFINITY;
        value = Math.min(left, right);
        referenceHere = left == value ? reference.counts[inReference++] : 0;
        currentHere = right == value ? current.counts[inCurrent++] : 0;
        return true;
    }

    double value() {
        return value;
    }

    /** Rows of the reference that hold this value. */
    long referenceHere() {
        return referenceHere;
    }

    /** Rows of the current data that hold this value. */
    long currentHere() {
        return currentHere;
    }

    /** Rows of the reference below this value. */
    long referenceBelow() {
        return referenceBelow;
    }

    /** Rows of the current data below this value. */
    long currentBelow() {
        return currentBelow;
    }

    /** The share of the reference's rows at or below this value. */
    double referenceShare() {
        return (double) (referenceBelow + referenceHere) / reference.total();
    }

    /** The share of the current rows at or below this value. */
    double currentShare() {
        return (double) (currentBelow + currentHere) / current.total();
    }
}
