package io.jenkins.plugins.modelgate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.checks.util.CapturingChecksPublisher;
import io.jenkins.plugins.modelgate.Example;
import io.jenkins.plugins.modelgate.Rehearsal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

class GateCheckTest {

    @TestExtension({"everyGateIsPublishedAsACheck", "aGateThatStopsTheBuildIsPublishedBeforeItStops"})
    public static final class Captured extends CapturingChecksPublisher.Factory {}

    /** A code host that is down. */
    @TestExtension("aCodeHostThatIsDownChangesNoVerdict")
    public static final class Down extends ChecksPublisherFactory {
        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            throw new IllegalStateException("no route to host");
        }
    }

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "housing");
        Example.into(jenkins, job);
        job.setDefinition(new CpsFlowDefinition("node {\n" + body + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    /** Of the gates; other plugins publish checks, too. */
    private static List<ChecksDetails> published() {
        return ExtensionList.lookupSingleton(Captured.class).getPublishedChecks().stream()
                .filter(check -> check.getName().orElse("").startsWith("Modelgate / "))
                .toList();
    }

    private static Report report(Verdict verdict, String text) {
        return new ReportBuilder("modelScan", "nightly", Clock.systemUTC())
                .check(Check.of("scan.parts", "Everything is approved", verdict, text))
                .build(text);
    }

    @Test
    @WithJenkins
    void everyGateIsPublishedAsACheck(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            WorkflowRun run = run(
                    jenkins,
                    Result.SUCCESS,
                    String.join(
                            "\n",
                            "writeFile file: 'weights.pkl', text: '}.'",
                            "modelScan modelFile: 'weights.pkl'",
                            Example.VALIDATE + ", id: 'nightly'",
                            Example.DRIFT,
                            "modelRegister model: 'housing', modelFile: 'model.onnx'",
                            "canaryDeploy proxy: '%s', weights: [50, 100], interval: '1s', minRequests: 5"
                                    .formatted(rehearsal.adminUrl())));

            assertThat(published())
                    .extracting(check -> check.getName().orElseThrow())
                    .containsExactly(
                            "Modelgate / modelScan (default)",
                            "Modelgate / modelValidate (nightly)",
                            "Modelgate / driftGate (default)",
                            "Modelgate / modelRegister (default)",
                            "Modelgate / canaryDeploy (default)");
            ChecksDetails validate = published().get(1);
            assertThat(validate.getStatus()).isEqualTo(ChecksStatus.COMPLETED);
            assertThat(validate.getConclusion()).isEqualTo(ChecksConclusion.SUCCESS);
            assertThat(validate.getDetailsURL())
                    .hasValue(jenkins.getURL() + run.getUrl() + "modelgate/modelValidate-nightly/");
            assertThat(validate.getOutput().flatMap(ChecksOutput::getSummary).orElseThrow())
                    .startsWith("### ✅ Passed: `modelValidate` `nightly`")
                    .contains("Checks: ");
            assertThat(validate.getCompletedAt()).isNotEmpty();
        }
    }

    @Test
    @WithJenkins
    void aGateThatStopsTheBuildIsPublishedBeforeItStops(JenkinsRule jenkins) throws Exception {
        run(
                jenkins,
                Result.FAILURE,
                "writeFile file: 'model.pkl', text: 'cos\\ngetcwd\\n(tR.'\nmodelScan modelFile: 'model.pkl'");

        assertThat(published()).singleElement().satisfies(check -> {
            assertThat(check.getConclusion()).isEqualTo(ChecksConclusion.FAILURE);
            assertThat(check.getOutput().flatMap(ChecksOutput::getTitle).orElseThrow())
                    .startsWith("model.pkl is not approved");
            assertThat(check.getOutput().flatMap(ChecksOutput::getSummary).orElseThrow())
                    .contains("os.getcwd");
            assertThat(check.getOutput().orElseThrow().getChecksAnnotations()).isEmpty();
        });
    }

    @Test
    @WithJenkins
    void aCodeHostThatIsDownChangesNoVerdict(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                run(jenkins, Result.SUCCESS, "writeFile file: 'm.pkl', text: '}.'\nmodelScan modelFile: 'm.pkl'");

        jenkins.assertLogContains("no route to host", run);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED,SUCCESS",
        "WARNING,NEUTRAL",
        "FAILED,FAILURE",
        "ERROR,FAILURE",
        "INSUFFICIENT_DATA,ACTION_REQUIRED",
        "SKIPPED,ACTION_REQUIRED"
    })
    void onlyAPassIsASuccess(Verdict verdict, ChecksConclusion conclusion) {
        assertThat(GateCheck.details(report(verdict, "so"), null).getConclusion())
                .isEqualTo(conclusion);
    }

    @Test
    void whatIsTooLongIsCutWithASentence() {
        ChecksOutput output = GateCheck.details(report(Verdict.FAILED, "<b>ä𝄞 ".repeat(20_000)), null)
                .getOutput()
                .orElseThrow();

        String summary = output.getSummary().orElseThrow();
        assertThat(summary.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(BoundedText.MOST_BYTES)
                .isGreaterThan(60_000);
        assertThat(summary)
                .endsWith("the report has it all.\n")
                .doesNotContain("<b>")
                .doesNotContain("\uFFFD");
        assertThat(output.getTitle().orElseThrow())
                .hasSizeLessThanOrEqualTo(BoundedText.MOST_TITLE)
                .endsWith("…");
    }

    @Test
    void startAndEndAreTold() {
        Report report = report(Verdict.PASSED, "so");
        ChecksDetails check = GateCheck.details(report, null);

        assertThat(Duration.between(
                        check.getStartedAt().orElseThrow(),
                        check.getCompletedAt().orElseThrow()))
                .isEqualTo(Duration.ofMillis(report.durationMillis()));
    }
}
