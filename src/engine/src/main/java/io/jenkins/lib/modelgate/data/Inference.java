package io.jenkins.lib.modelgate.data;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The types that a column's values seen so far allow. Narrows with each value; not safe for use by several threads. */
final class Inference {

    /** Rows looked at, from the start of each file. */
    static final int ROWS = 10_000;

    /** What a whole number may be. */
    static final Set<ColumnType> WHOLE = Set.of(ColumnType.INTEGER, ColumnType.NUMBER);

    private final EnumSet<ColumnType> possible = EnumSet.complementOf(EnumSet.of(ColumnType.UNREADABLE));
    private boolean seen;
    private boolean codes;
    private String refusal;

    /** A column whose file says what it is. */
    static Inference of(ColumnType type) {
        Inference inference = new Inference();
        inference.see(type == ColumnType.INTEGER ? WHOLE : EnumSet.of(type));
        return inference;
    }

    /**
     * A column that cannot be read.
     *
     * @param refusal the sentence for whoever asks for it all the same
     */
    static Inference unreadable(String refusal) {
        Inference inference = new Inference();
        inference.refuse(refusal);
        return inference;
    }

    /** The column cannot be read, whatever else is in it. */
    void refuse(String sentence) {
        refusal = refusal == null ? sentence : refusal;
    }

    /** Why the column cannot be read; empty where it can. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Takes a value's text into account; a missing one says nothing. */
    void see(char[] text, int offset, int length) {
        see(text, offset, length, text, offset);
    }

    /**
     * The same for text that is written otherwise where it is a number.
     *
     * @param number as long as the text
     */
    void see(char[] text, int offset, int length, char[] number, int start) {
        if (Values.isMissing(text, offset, length)) {
            return;
        }
        seen = true;
        codes |= Values.isCode(text, offset, length);
        possible.removeIf(type -> !(WHOLE.contains(type)
                ? Values.fits(type, number, start, length)
                : Values.fits(type, text, offset, length)));
    }

    /** Takes a value's possible types into account; text holds anything. */
    void see(Set<ColumnType> types) {
        seen = true;
        possible.removeIf(type -> type != ColumnType.TEXT && !types.contains(type));
    }

    /** Both files' values taken into account: whole numbers here and fractions there are numbers. */
    Inference and(Inference other) {
        Inference both = new Inference();
        for (Inference each : new Inference[] {this, other}) {
            if (each.seen) {
                both.see(each.possible);
            }
            both.codes |= each.codes;
            each.refusal().ifPresent(both::refuse);
        }
        return both;
    }

    /** Whether the two files' values are of one kind; a column without any value is of any kind. */
    boolean agreesWith(Inference other) {
        boolean alike =
                narrowest() == other.narrowest() || WHOLE.contains(narrowest()) && WHOLE.contains(other.narrowest());
        return alike || !seen || !other.seen || refusal != null || other.refusal != null;
    }

    /**
     * The narrowest type that holds all values; text where there were none, since text holds whatever comes. Digits that
     * begin with a zero are a code: as numbers, 01234 and 1234 would be one.
     */
    ColumnType type() {
        if (refusal != null) {
            return ColumnType.UNREADABLE;
        }
        return codes && narrowest() == ColumnType.INTEGER ? ColumnType.TEXT : narrowest();
    }

    private ColumnType narrowest() {
        return seen ? possible.iterator().next() : ColumnType.TEXT;
    }
}
