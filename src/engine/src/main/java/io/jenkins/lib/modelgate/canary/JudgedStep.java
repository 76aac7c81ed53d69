package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;

/**
 * A step that is over.
 *
 * @param weight the candidate's share of the traffic during it, in percent
 * @param startedAt when that weight was seen on the target
 * @param endedAt when it was judged
 * @param candidate what the candidate served in that time
 * @param stable what the stable version served in that time
 * @param reference what the candidate is compared with: {@code stable}, or the stable version in the latest earlier step in
 *     which it served enough, or null where there is none
 * @param referenceWeight the candidate's weight in the step that {@code reference} is from, or null
 * @param verdict PASSED, FAILED or INSUFFICIENT_DATA
 * @param explanation what was seen and what follows, for a person
 */
public record JudgedStep(
        int weight,
        Instant startedAt,
        Instant endedAt,
        VersionCounters candidate,
        VersionCounters stable,
        VersionCounters reference,
        Integer referenceWeight,
        Verdict verdict,
        String explanation) {}
