package io.jenkins.lib.modelgate.report;

import java.util.List;
import java.util.Map;

/**
 * What a step leaves behind.
 *
 * @param report the verdict and why
 * @param attachments further files to keep beside it, by file name, e.g. a data set's profile
 */
public record Outcome(Report report, Map<String, String> attachments) {

    public Outcome {
        attachments = Map.copyOf(attachments);
    }

    /** The same, with a check that tells which settings a closer place replaced; none where there are no sentences. */
    public Outcome telling(List<String> replaced) {
        return replaced.isEmpty() ? this : new Outcome(report.telling(replaced), attachments);
    }

    public static Outcome of(Report report) {
        return new Outcome(report, Map.of());
    }
}
