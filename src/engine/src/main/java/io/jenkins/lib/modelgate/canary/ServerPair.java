package io.jenkins.lib.modelgate.canary;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.Objects;

/**
 * Two model servers that an embedded proxy splits traffic between. Each is the URL of a running server, or a predictions
 * file that an embedded server answers from.
 *
 * @param stable URL, or path relative to the workspace
 * @param candidate URL, or path relative to the workspace
 * @param traffic a data file whose rows are replayed as requests, or null where others send the traffic
 * @param requestsPerSecond how fast they are replayed, 1 to 5000
 * @param idColumn the column that names a row, in the predictions files and in the traffic
 * @param scoreColumn the predictions files' score
 * @param decisionColumn the predictions files' decision
 * @param listen {@code host:port} that the proxy takes traffic on; port 0 for any free one
 * @param candidateErrorRate simulation: the share of requests that an embedded candidate fails, in [0, 1]
 * @param candidateDelay simulation: how long an embedded candidate waits before it answers
 */
public record ServerPair(
        String stable,
        String candidate,
        String traffic,
        int requestsPerSecond,
        String idColumn,
        String scoreColumn,
        String decisionColumn,
        String listen,
        double candidateErrorRate,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration candidateDelay) {

    public ServerPair {
        Objects.requireNonNull(stable, "stable");
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(idColumn, "idColumn");
        Objects.requireNonNull(scoreColumn, "scoreColumn");
        Objects.requireNonNull(decisionColumn, "decisionColumn");
        Objects.requireNonNull(listen, "listen");
        Objects.requireNonNull(candidateDelay, "candidateDelay");
    }
}
