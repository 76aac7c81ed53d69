package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Slave;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.util.Base64;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * The plugin as it is packaged, in a Jenkins of its own, with an agent in a Java machine of its own: there the class filter
 * and the class loaders are as in production.
 */
class PackagedPluginTest {

    @RegisterExtension
    final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    @Test
    void theWholeLifeRunsOnAnAgentOfItsOwn() throws Throwable {
        jenkins.startJenkins();
        agents.createAgent(
                jenkins,
                InboundAgentExtension.Options.newBuilder().name("remote").build());
        String example = Example.folder().getPath();
        String hdf5 = new File("../engine/src/test/resources/formats/keras-plain.h5").getAbsolutePath();
        jenkins.runRemotely(PackagedPluginTest::walk, example, hdf5);
    }

    /** Each needs a library of its own to be looked into. */
    private static void unpacked(FilePath file, String base64) throws Exception {
        file.copyFrom(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    private static void walk(JenkinsRule rule, String example, String hdf5) throws Throwable {
        WorkflowJob job = rule.createProject(WorkflowJob.class, "housing");
        Slave agent = (Slave) rule.jenkins.getNode("remote");
        new FilePath(new File(example)).copyRecursiveTo(agent.getWorkspaceFor(job));
        FilePath packed = agent.getWorkspaceFor(job).child("packed");
        unpacked(packed.child("weights.pkl.bz2"), "QlpoOTFBWSZTWTck7zYAAACQgAABAAIgACEAgrF3JFOFCQNyTvNg");
        unpacked(
                packed.child("weights.pkl.xz"),
                "/Td6WFoAAATm1rRGAgAhAQwAAACPmEGcAQABfS4AAAAq8yUBNxO5pQABGgLcLqV+H7bzfQEAAAAABFla");
        packed.child("layers.h5").copyFrom(new FilePath(new File(hdf5)));
        job.setDefinition(new CpsFlowDefinition("""
                node('remote') {
                  modelScan modelFile: 'packed'
                  modelValidate config: 'modelgate.yaml'
                  driftGate config: 'modelgate.yaml'
                  def r = modelRegister config: 'modelgate.yaml', reports: ['modelgate/*.json']
                  echo "version ${r.model.version}"
                }
                """, true));

        WorkflowRun run = rule.buildAndAssertSuccess(job);

        rule.assertLogContains("version 1", run);
        assertThat(ModelReportAction.gatesOf(run)).hasSize(4);
    }
}
