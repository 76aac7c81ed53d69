package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DatabaseLoginTest {

    private static final String PASSWORD = "hush-hush-4711";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "shop");
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "warehouse", "the shop's", "keeper", PASSWORD));
    }

    @Test
    void isUsedTrackedAndWrittenNowhere() throws Exception {
        WorkflowRun run = run("warehouse");

        assertThat(ModelReportAction.gatesOf(run))
                .singleElement()
                .satisfies(gate -> assertThat(gate.getVerdict().name()).isEqualTo("ERROR"));
        jenkins.assertLogContains("jdbc:postgresql://127.0.0.1:1/shop cannot be reached", run);
        StandardUsernamePasswordCredentials login =
                CredentialsProvider.findCredentialById("warehouse", StandardUsernamePasswordCredentials.class, run);
        assertThat(CredentialsProvider.getFingerprintOf(login)).isNotNull();
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllBytes(file)).asString().doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void isMissedByItsName() throws Exception {
        jenkins.assertLogContains("There is no username and password with the id 'other'", run("other"));
    }

    @Test
    void isOfferedToWhoMayConfigureTheJob() {
        ListBoxModel choices = new DriftGateStep.DescriptorImpl().doFillCredentialsIdItems(job, "");

        assertThat(choices).extracting(option -> option.value).isEqualTo(List.of("", "warehouse"));
        // In the snippet generator there is no job; it is for whoever administers Jenkins, here everybody.
        assertThat(new DriftGateStep.DescriptorImpl().doFillCredentialsIdItems(null, "chosen"))
                .extracting(option -> option.value)
                .containsExactly("", "chosen", "warehouse");
    }

    private WorkflowRun run(String login) throws Exception {
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    driftGate reference: 'jdbc:postgresql://127.0.0.1:1/shop', referenceQuery: 'SELECT 1 AS x',
                        current: 'jdbc:postgresql://127.0.0.1:1/shop', currentQuery: 'SELECT 1 AS x', credentialsId: '%s'
                }
                """.formatted(login), true));
        return jenkins.buildAndAssertStatus(Result.FAILURE, job);
    }
}
