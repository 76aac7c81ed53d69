package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Outcome;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code modelgate canary}. */
@Command(
        name = "canary",
        mixinStandardHelpOptions = true,
        description = "Shifts traffic to a candidate step by step, judges each step, promotes or rolls back.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate canary --proxy http://127.0.0.1:8081 --interval 5m --limit 'errorRate<=0.01'",
            "  modelgate canary --stable champion.csv --candidate candidate.csv --traffic today.csv \\",
            "      --interval 2s --min-requests 20"
        })
final class CanaryCommand extends StepCommand {

    @Said.Setting
    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "Admin address of a running weighted proxy (modelgate proxy).")
    private String proxy;

    @Said.Setting
    @Option(
            names = "--stable",
            paramLabel = "URL|FILE",
            description = "Without --proxy: the model server in production, or a predictions file to serve.")
    private String stable;

    @Said.Setting
    @Option(
            names = "--candidate",
            paramLabel = "URL|FILE",
            description = "Without --proxy: the same for the candidate.")
    private String candidate;

    @Said.Setting
    @Option(names = "--traffic", paramLabel = "FILE", description = "Without --proxy: rows to replay as requests.")
    private String traffic;

    @Said.Setting
    @Option(names = "--requests-per-second", paramLabel = "N", description = "Rate of the replay (default: 200).")
    private String requestsPerSecond;

    @Said.Setting
    @Option(names = "--id-column", paramLabel = "COLUMN", description = "Column that identifies a row (default: id).")
    private String idColumn;

    @Said.Setting
    @Option(
            names = "--score-column",
            paramLabel = "COLUMN",
            description = "Column of the score in a served predictions file (default: score).")
    private String scoreColumn;

    @Said.Setting
    @Option(
            names = "--decision-column",
            paramLabel = "COLUMN",
            description = "Column of the decision in a served predictions file (default: decision).")
    private String decisionColumn;

    @Said.Setting
    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Without --proxy: where the built-in proxy listens (default: 127.0.0.1, a free port).")
    private String listen;

    @Said.Setting
    @Option(
            names = "--weights",
            split = ",",
            paramLabel = "PERCENT",
            description = "Steps of traffic for the candidate (default: 5,25,50,100).")
    private List<String> weights;

    @Said.Setting
    @Option(
            names = "--interval",
            paramLabel = "TIME",
            description = "How long a step is observed, e.g. 30s, 5m (default: 60s).")
    private String interval;

    @Said.Setting
    @Option(
            names = "--min-requests",
            paramLabel = "N",
            description = "Requests to the candidate before a step is judged (default: 100).")
    private String minRequests;

    @Said.Setting
    @Option(
            names = "--max-wait",
            paramLabel = "TIME",
            description = "How long to wait for them, per step (default: 10 intervals).")
    private String maxWait;

    @Said.Setting
    @Option(
            names = "--max-errors",
            paramLabel = "N",
            description = "Consecutive failures to reach the target that are borne (default: 5).")
    private String maxErrors;

    @Said.Setting
    @Option(
            names = "--candidate-error-rate",
            paramLabel = "SHARE",
            description = "Simulation: the share of requests the served candidate fails.")
    private String candidateErrorRate;

    @Said.Setting
    @Option(
            names = "--candidate-delay",
            paramLabel = "TIME",
            description = "Simulation: how much slower the served candidate answers.")
    private String candidateDelay;

    @Option(
            names = "--limit",
            paramLabel = "METRIC<=N",
            description =
                    "errorRate, latencyMeanMillis, latencyP50Millis, latencyP95Millis, latencyP99Millis. Repeatable.")
    private List<String> limits;

    @Option(
            names = "--no-worse-than",
            paramLabel = "METRIC=N",
            description = "How much worse than the stable version the candidate may be. Repeatable.")
    private List<String> noWorseThan;

    @Override
    LifecycleStep step() {
        return LifecycleStep.CANARY;
    }

    @Override
    void complete(ObjectNode said) {
        ValidateCommand.Limits.add(said, limits, noWorseThan);
    }

    @Override
    Outcome run(Settings settings, StepContext context, Interruption interruption) {
        return interruption.orderly(() -> step().run(settings, context));
    }
}
