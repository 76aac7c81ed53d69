package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.run.ModelReportAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** The plugin in a Jenkins where what it can do without is not installed. */
class PluginWithoutChecksTest {

    @RegisterExtension
    final RealJenkinsExtension jenkins = new RealJenkinsExtension().omitPlugins("checks-api");

    @Test
    void itWorksWhereNobodyInstalledTheChecksPlugin() throws Throwable {
        jenkins.startJenkins();
        jenkins.runRemotely(PluginWithoutChecksTest::scan);
    }

    private static void scan(JenkinsRule rule) throws Throwable {
        assertThat(rule.jenkins.getPlugin("checks-api")).isNull();
        WorkflowJob job = rule.createProject(WorkflowJob.class, "scan");
        job.setDefinition(new CpsFlowDefinition("""
                node {
                  writeFile file: 'good.pkl', text: '}.'
                  modelScan modelFile: 'good.pkl'
                }
                """, true));

        WorkflowRun run = rule.buildAndAssertSuccess(job);

        rule.assertLogNotContains("did not work", run);
        assertThat(ModelReportAction.gatesOf(run)).hasSize(1);
    }
}
