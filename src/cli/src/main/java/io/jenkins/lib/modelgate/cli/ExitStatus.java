package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.report.Verdict;

/** What the shell sees. 130, for an interrupted run, is the Java machine's own. */
final class ExitStatus {

    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int INSUFFICIENT_DATA = 3;
    static final int UNAVAILABLE = 4;

    private ExitStatus() {}

    /** @param strict whether a warning stops a pipeline */
    static int of(Verdict verdict, boolean strict) {
        return switch (verdict) {
            case PASSED -> PASSED;
            case WARNING -> strict ? FAILED : PASSED;
            case FAILED -> FAILED;
            // A gate that looked at nothing cannot tell, either.
            case INSUFFICIENT_DATA, SKIPPED -> INSUFFICIENT_DATA;
            case ERROR -> UNAVAILABLE;
        };
    }
}
