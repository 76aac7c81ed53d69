package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.modelgate.Example;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a step returns, in the sandbox: in {@code if}, in {@code when}, in arithmetic. */
@WithJenkins
class ReturnedReportTest {

    private static final String SCAN = "writeFile file: 'weights.pkl', text: '%s'\n"
            + "def r = modelScan modelFile: 'weights.pkl', onFailed: 'NONE'\n";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "housing");
        Example.into(jenkins, job);
    }

    private WorkflowRun run(String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(Result.SUCCESS, job);
    }

    @Test
    void aValidationDecidesInAnIf() throws Exception {
        WorkflowRun run = run("node {\ndef r = " + Example.VALIDATE + """

                if (r.passed && r.metrics.rocAuc > 0.9 && r.series['accuracy'] >= 0.8) { echo 'good enough' }
                r.checks.each { echo "${it.id} is ${it.verdict}" }
                echo "of ${r.model.digest?.take(7)}, ${r}"
                }""");

        jenkins.assertLogContains("good enough", run);
        jenkins.assertLogContains("metric.accuracy is PASSED", run);
        jenkins.assertLogContains("of sha256:, modelValidate-default: PASSED", run);
    }

    @Test
    void aFailedValidationHasNotPassedEvenWhereTheBuildGoesOn() throws Exception {
        WorkflowRun run = run("node {\ndef r = " + Example.VALIDATE.replace("0.8", "0.99") + ", onFailed: 'NONE'\n"
                + "echo \"passed: ${r.passed}, ${r.check('metric.accuracy').verdict}\"\n}");

        jenkins.assertLogContains("passed: false, FAILED", run);
        // Its one sentence stands in the line of the gate, and not once more below it.
        assertThat(run.getLog(1_000))
                .filteredOn(line -> line.contains("is below 0.99"))
                .hasSize(1);
    }

    @Test
    void aScanDecidesInAnIf() throws Exception {
        String tell = "echo \"passed: ${r.passed}, critical: ${r.metrics.critical as int}\"\n";
        WorkflowRun good = run("node {\n" + SCAN.formatted("}.") + tell + "}");
        jenkins.assertLogContains("passed: true, critical: 0", good);

        WorkflowRun bad =
                run("node {\n" + SCAN.formatted("cos\\\\ngetcwd\\\\n(tR.").replace("\\\\n", "\\n") + tell
                        + "echo r.check('scan.pickle.dangerous-import').explanation\n}");
        jenkins.assertLogContains("passed: false, critical: 1", bad);
        jenkins.assertLogContains("os.getcwd", bad);
    }

    @Test
    void aMetricThatIsNotThereIsSmallerThanNothing() throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node {\ndef r = " + Example.VALIDATE
                        + "\nif (r.metrics.logloss < 0.3) { echo 'passed by accident' }\n}",
                true));

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("The report has no number 'logloss'; it has", run);
        jenkins.assertLogNotContains("passed by accident", run);
    }

    /** The example of docs/jenkins.md, word for word. */
    @Test
    void theExampleOfTheDocumentationDecidesInAWhen() throws Exception {
        String text = Files.readString(Path.of("../../docs/jenkins.md"));
        Matcher example =
                Pattern.compile("```groovy\n(def scan\n.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(example.find()).isTrue();

        WorkflowRun run = run(example.group(1));

        jenkins.assertLogContains("modelRegister-default: PASSED", run);
        jenkins.assertLogContains("Stage \"Ask somebody\" skipped due to when conditional", run);
    }
}
