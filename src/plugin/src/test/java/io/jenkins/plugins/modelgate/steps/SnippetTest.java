package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
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

        tester.assertRoundTrip(FullDriftGate.step(), FullDriftGate.SNIPPET);
        tester.assertRoundTrip(FullModelValidate.step(), FullModelValidate.SNIPPET);

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

    @Test
    void aTextThatIsNoNumberIsRefusedInsteadOfDropped(JenkinsRule jenkins) throws Exception {
        assertThat(snippet(jenkins, limit("0,4"))).contains("must be a number");
        assertThat(snippet(jenkins, limit("${MIN}"))).contains("must be a number");
        assertThat(snippet(jenkins, limit("0.4"))).contains("max: 0.4");
        assertThat(snippet(
                        jenkins, "{'stapler-class': '%s', 'minRows': '1e6'}".formatted(DriftGateStep.class.getName())))
                .contains("must be a whole number");
        assertThat(snippet(
                        jenkins,
                        "{'stapler-class': '%s', 'weights': '5, 100'}".formatted(CanaryDeployStep.class.getName())))
                .contains("weights: [5, 100]");
        assertThat(snippet(
                        jenkins,
                        "{'stapler-class': '%s', 'weights': '5 %%'}".formatted(CanaryDeployStep.class.getName())))
                .contains("must be a whole number");
    }

    @Test
    void pipelineSyntaxOffersTheStepsThemselves(JenkinsRule jenkins) {
        List<Object> offered = new ArrayList<>();
        new Snippetizer().getQuasiDescriptors(false).forEach(offer -> offered.add(offer.real));

        assertThat(offered).containsAll(ExtensionList.lookup(GateStepDescriptor.class));
    }

    private static String limit(String max) {
        return "{'stapler-class': '%s', 'limits': [{'metric': 'logLoss', 'max': '%s'}]}"
                .formatted(ModelValidateStep.class.getName(), max);
    }

    private static String snippet(JenkinsRule jenkins, String form) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), Snippetizer.GENERATE_URL), HttpMethod.POST);
            client.addCrumb(request);
            List<NameValuePair> parameters = new ArrayList<>(request.getRequestParameters());
            parameters.add(new NameValuePair("json", form));
            request.setRequestParameters(parameters);
            return client.getPage(request).getWebResponse().getContentAsString();
        }
    }
}
