package io.jenkins.lib.modelgate.model;

/**
 * How many numbers a part of a model holds, and how much room they take.
 *
 * @param count how many
 * @param bits what all of them take
 * @param widthKnown whether that is known of all of them
 */
record LearntNumbers(long count, long bits, boolean widthKnown) {

    static final LearntNumbers NONE = new LearntNumbers(0, 0, true);

    /**
     * Numbers of the same width.
     *
     * @param width in bits; 0 where it is not known
     * @throws ArithmeticException where they take more than 2^63 bits
     */
    static LearntNumbers of(long count, int width) {
        return new LearntNumbers(count, Math.multiplyExact(count, (long) width), width > 0);
    }

    /** @throws ArithmeticException where they add up beyond 2^63 */
    LearntNumbers plus(LearntNumbers more) {
        return new LearntNumbers(
                Math.addExact(count, more.count), Math.addExact(bits, more.bits), widthKnown && more.widthKnown);
    }
}
