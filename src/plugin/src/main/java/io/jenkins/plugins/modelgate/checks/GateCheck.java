package io.jenkins.plugins.modelgate.checks;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.report.Markdown;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.modelgate.run.GateListener;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * Publishes each gate as a check of the commit, to be seen and required on the code host.
 *
 * <p>It has no annotations: a finding is in a model file, which has no lines and is seldom a file of the repository.
 */
@OptionalExtension(requirePlugins = "checks-api")
public final class GateCheck implements GateListener {

    @Override
    public void onReport(@NonNull Run<?, ?> run, @NonNull Report report, @NonNull TaskListener listener) {
        ChecksPublisherFactory.fromRun(run, listener).publish(details(report, address(run, report)));
    }

    /** Where the gate's page is; null where nobody told Jenkins its own address. */
    @CheckForNull
    private static String address(Run<?, ?> run, Report report) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? null : root + run.getUrl() + ModelReportAction.URL_NAME + "/" + report.fileStem() + "/";
    }

    static ChecksDetails details(Report report, @CheckForNull String address) {
        Instant end = report.startedAt().plusMillis(report.durationMillis());
        ChecksDetails.ChecksDetailsBuilder check = new ChecksDetails.ChecksDetailsBuilder()
                .withName("Modelgate / %s (%s)".formatted(report.step(), report.id()))
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(conclusion(report.verdict()))
                .withStartedAt(LocalDateTime.ofInstant(report.startedAt(), ZoneOffset.UTC))
                .withCompletedAt(LocalDateTime.ofInstant(end, ZoneOffset.UTC))
                .withOutput(new ChecksOutput.ChecksOutputBuilder()
                        .withTitle(BoundedText.title(report.summary()))
                        .withSummary(BoundedText.body(Markdown.render(report)))
                        .build());
        return (address == null ? check : check.withDetailsURL(address)).build();
    }

    /** Code hosts take neutral and skipped for good enough to merge; what looked at nothing is neither. */
    private static ChecksConclusion conclusion(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> ChecksConclusion.SUCCESS;
            case WARNING -> ChecksConclusion.NEUTRAL;
            case INSUFFICIENT_DATA, SKIPPED -> ChecksConclusion.ACTION_REQUIRED;
            case FAILED, ERROR -> ChecksConclusion.FAILURE;
        };
    }
}
