package io.jenkins.plugins.modelgate.steps;

import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SnippetTest {

    @Test
    void stepsAreWrittenAsOneWouldWriteThem(JenkinsRule jenkins) throws Exception {
        SnippetizerTester tester = new SnippetizerTester(jenkins);
        DriftGateStep drift = new DriftGateStep();
        drift.setReference("train.csv");
        drift.setCurrent("today.csv");
        drift.setExclude(List.of("id"));
        drift.setOnFailed(StopRule.UNSTABLE);
        tester.assertRoundTrip(
                drift, "driftGate current: 'today.csv', exclude: ['id'], onFailed: 'UNSTABLE', reference: 'train.csv'");

        ModelValidateStep validate = new ModelValidateStep();
        validate.setPredictions("test.csv");
        validate.setTarget("y");
        validate.setScore("p");
        Limit limit = new Limit("rocAuc");
        limit.setMin(0.85);
        validate.setLimits(List.of(limit));
        tester.assertRoundTrip(
                validate,
                "modelValidate limits: [[metric: 'rocAuc', min: 0.85]], predictions: 'test.csv', score: 'p', target: 'y'");

        CanaryDeployStep canary = new CanaryDeployStep();
        canary.setProxy("http://127.0.0.1:8081");
        canary.setInterval("5m");
        tester.assertRoundTrip(canary, "canaryDeploy interval: '5m', proxy: 'http://127.0.0.1:8081'");
    }
}
