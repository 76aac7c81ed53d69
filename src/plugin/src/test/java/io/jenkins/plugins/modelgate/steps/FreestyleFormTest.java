package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.model.FreeStyleProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** What a freestyle job's form does with what cannot be meant. */
@WithJenkins
class FreestyleFormTest {

    private JenkinsRule jenkins;
    private FreeStyleProject project;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        project = jenkins.createFreeStyleProject("housing");
    }

    /** Another plugin's build step around ours, which knows nothing of it. */
    public static final class Around extends Builder {
        private final Builder inner;

        @DataBoundConstructor
        public Around(Builder inner) {
            this.inner = inner;
        }

        public Builder getInner() {
            return inner;
        }

        /** Its form. */
        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(@NonNull Class<? extends AbstractProject> type) {
                return true;
            }
        }
    }

    @Test
    void aNumberIsSaved() throws Exception {
        WebResponse response =
                save(validate("{'minRows': '50', 'threshold': '.4', 'limits': {'metric': 'f1', 'min': '0.8'}}"));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(saved()).contains("<minRows>50</minRows>", "<threshold>0.4</threshold>", "<min>0.8</min>");
    }

    @Test
    void severalNumbersInOneBoxAreSaved() throws Exception {
        save(builder(CanaryDeployBuilder.class, "{'weights': ' 5,, 100'}"));

        assertThat(saved()).contains("<int>5</int>", "<int>100</int>").doesNotContain("null");
    }

    @Test
    void whatIsNoNumberIsRefusedAndNothingIsSaved() throws Exception {
        refused(validate("{'minRows': '1.5'}"), "'minRows' must be a whole number, not '1.5'.");
        refused(validate("{'minRows': 1.5}"), "'minRows' must be a whole number, not '1.5'.");
        refused(validate("{'minRows': '1e3'}"), "'minRows' must be a whole number, not '1e3'.");
        refused(validate("{'minRows': '2147483648'}"), "'minRows' must be a whole number, not '2147483648'.");
        refused(validate("{'threshold': '0,4'}"), "'threshold' must be a number such as 0.85, not '0,4'.");
        refused(validate("{'threshold': 'abc'}"), "'threshold' must be a number such as 0.85, not 'abc'.");
        refused(
                validate("{'limits': {'metric': 'f1', 'min': '0,8'}}"),
                "'min' must be a number such as 0.85, not '0,8'.");
        refused(
                validate("{'limits': [{'metric': 'f1', 'max': ''}, {'metric': 'rocAuc', 'min': '${MIN}'}]}"),
                "'min' must be a number such as 0.85, not '${MIN}'.");
        refused(
                builder(CanaryDeployBuilder.class, "{'weights': '5 %'}"),
                "'weights' must be a whole number, not '5 %'.");
    }

    @Test
    void whatIsNoNumberIsRefusedInsideAnotherPluginsBuildStepToo() throws Exception {
        JSONObject around = new JSONObject()
                .element("stapler-class", Around.class.getName())
                .element("$class", Around.class.getName())
                .element("inner", validate("{'minRows': '1.5'}"));

        refused(around, "'minRows' must be a whole number, not '1.5'.");
    }

    @Test
    void whatIsNotSaidIsNotTakenForNo() throws Exception {
        save(validate("{'scan': '', 'predictions': 'p.csv', 'limits': {'metric': 'f1', 'min': '0.8'}}"));
        assertThat(saved()).contains("<predictions>p.csv", "<min>0.8</min>").doesNotContain("<scan>");

        save(validate("{'scan': 'false'}"));
        assertThat(saved()).contains("<scan>false</scan>");
    }

    private void refused(JSONObject builder, String message) throws Exception {
        WebResponse response = save(builder);

        assertThat(response.getContentAsString()).contains(message);
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(saved()).contains("<builders/>");
    }

    private static JSONObject validate(String step) {
        return builder(ModelValidateBuilder.class, step);
    }

    private static JSONObject builder(Class<? extends GateBuilder> type, String step) {
        return new JSONObject()
                .element("stapler-class", type.getName())
                .element("$class", type.getName())
                .element("step", JSONObject.fromObject(step));
    }

    private String saved() throws Exception {
        return project.getConfigFile().asString();
    }

    /** As the browser submits it. */
    private WebResponse save(JSONObject builder) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            WebRequest request =
                    new WebRequest(new URL(jenkins.getURL(), project.getUrl() + "configSubmit"), HttpMethod.POST);
            client.addCrumb(request);
            List<NameValuePair> parameters = new ArrayList<>(request.getRequestParameters());
            parameters.add(new NameValuePair(
                    "json", new JSONObject().element("builder", builder).toString()));
            request.setRequestParameters(parameters);
            return client.getPage(request).getWebResponse();
        }
    }
}
