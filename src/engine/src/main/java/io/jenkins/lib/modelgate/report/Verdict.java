package io.jenkins.lib.modelgate.report;

import java.util.Collection;
import java.util.Comparator;

/**
 * The outcome of a check or of a whole report, in order of severity: a later constant is worse than an earlier one.
 *
 * <p>A failure that was seen outweighs one that could not be ruled out, and a part that broke outweighs both, since
 * nothing is known about what it would have said.
 */
public enum Verdict {
    /** Not looked at, on purpose; says nothing about the model. */
    SKIPPED,
    /** Looked at and within every limit. */
    PASSED,
    /** Worth a person's attention, not worth stopping for. */
    WARNING,
    /** The data cannot tell; never a pass. */
    INSUFFICIENT_DATA,
    /** A limit was broken. */
    FAILED,
    /** Something needed could not be read or reached; never a pass. */
    ERROR;

    /** For people: {@code Passed}, {@code Not enough data}. */
    public String label() {
        return switch (this) {
            case SKIPPED -> "Skipped";
            case PASSED -> "Passed";
            case WARNING -> "Warning";
            case INSUFFICIENT_DATA -> "Not enough data";
            case FAILED -> "Failed";
            case ERROR -> "Error";
        };
    }

    /** Whether a pipeline may go on without anybody deciding so. */
    public boolean isAcceptable() {
        return compareTo(WARNING) <= 0;
    }

    /**
     * The most severe of the given verdicts.
     *
     * @return {@link #ERROR} when there are none: a gate without checks has nothing to vouch for
     */
    public static Verdict worstOf(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Comparator.naturalOrder()).orElse(ERROR);
    }
}
