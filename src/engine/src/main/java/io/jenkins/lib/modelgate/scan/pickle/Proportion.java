package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Rule;

/**
 * Whether what a stream makes an unpickler do is in proportion to its length. Picklers number the objects of the memo one
 * after the other, and newer versions of Python refuse to read numbers of more than 4,300 digits.
 */
final class Proportion {

    /** Memory for so many objects is nothing to speak of. */
    private static final int FREE = 1 << 16;

    private final Imports imports;

    Proportion(Imports imports) {
        this.imports = imports;
    }

    /**
     * Python's unpickler in C keeps the memo as one block, of twice the highest number. Each object in it took a byte of the
     * stream at least.
     *
     * @param at where the stream stands
     */
    void memo(long number, long at) {
        if (number > at + FREE) {
            tooMuch(
                    at,
                    "An object is kept under number %,d of the memo, though there are not that many: Python takes memory for all"
                                    .formatted(number)
                            + " numbers below it.");
        }
    }

    /** @param line of a number in decimal digits, which Python takes time for by the square of their count */
    void digits(Lines line, long at) {
        if (!line.isWhole()) {
            tooMuch(at, "A number is written in more digits than Python reads in reasonable time.");
        }
    }

    private void tooMuch(long at, String why) {
        imports.found(Rule.TOO_MUCH, at, "", why, "");
    }
}
