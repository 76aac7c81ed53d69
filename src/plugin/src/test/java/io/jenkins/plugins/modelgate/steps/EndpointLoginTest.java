package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.FilePath;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A validation on an agent asks an endpoint that wants to know who asks. */
@WithJenkins
class EndpointLoginTest {

    private static final String SECRET = "hush-hush-4711";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("keeper:" + SECRET).getBytes(StandardCharsets.UTF_8));

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private JenkinsRule jenkins;
    private WorkflowJob job;
    private HttpServer server;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        List.of(
                        new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "user", "", "keeper", SECRET),
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(SECRET)))
                .forEach(SystemCredentialsProvider.getInstance().getCredentials()::add);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/infer", this::answer);
        server.start();
        DumbSlave agent = jenkins.createOnlineSlave(Label.get("worker"));
        job = jenkins.createProject(WorkflowJob.class, "shop");
        FilePath workspace = agent.getWorkspaceFor(job);
        workspace.child("p.csv").write("y,p\n" + "1,0.9\n0,0.2\n".repeat(30), "UTF-8");
        workspace.child("golden.jsonl").write("{\"request\": {\"x\": 1}, \"response\": {\"y\": 2}}\n", "UTF-8");
    }

    @AfterEach
    void tearDown() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        heard.add(String.valueOf(login));
        boolean known = BASIC.equals(login) || ("Bearer " + SECRET).equals(login);
        byte[] body = "{\"y\": 2}".getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
            if (known) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Test
    void aUserIsUsedTrackedAndWrittenNowhere() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "endpointCredentials: 'user'");

        assertThat(heard).containsExactly(BASIC);
        assertThat(CredentialsProvider.getFingerprintOf(
                        CredentialsProvider.findCredentialById("user", StandardCredentials.class, run)))
                .isNotNull();
        assertWrittenNowhere(run);
    }

    @Test
    void aSecretTextIsABearerToken() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "endpointCredentials: 'token'");

        assertThat(heard).containsExactly("Bearer " + SECRET);
        assertWrittenNowhere(run);
    }

    @Test
    void withoutItTheEndpointIsNoPass() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "id: 'nobody'");

        assertThat(heard).containsExactly("null");
        jenkins.assertLogContains("answered 401", run);
    }

    @Test
    void isMissedByItsNameBeforeAnythingIsAsked() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "endpointCredentials: 'other'");

        jenkins.assertLogContains("There is no username and password and no secret text with the id 'other'", run);
        assertThat(ModelReportAction.gatesOf(run)).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void isNotTakenFromAFile() throws Exception {
        jenkins.jenkins
                .getNode("slave0")
                .getWorkspaceFor(job)
                .child("modelgate.yaml")
                .write("validate:\n  endpointCredentials: user\n", "UTF-8");

        WorkflowRun run = run(Result.FAILURE, "config: 'modelgate.yaml'");

        jenkins.assertLogContains("The login 'user' is not at hand", run);
        assertThat(heard).isEmpty();
    }

    @Test
    void isNotSentWhereAFileSays() throws Exception {
        jenkins.jenkins
                .getNode("slave0")
                .getWorkspaceFor(job)
                .child("modelgate.yaml")
                .write(
                        "validate:\n  endpoint: http://127.0.0.1:%d/infer\n  golden: golden.jsonl\n"
                                .formatted(server.getAddress().getPort()),
                        "UTF-8");
        job.setDefinition(new CpsFlowDefinition(
                "node('worker') { modelValidate predictions: 'p.csv', target: 'y', score: 'p',"
                        + " endpointCredentials: 'user', config: 'modelgate.yaml' }",
                true));

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("'endpointCredentials' needs 'endpoint' in the step itself", run);
        assertThat(heard).isEmpty();
    }

    @Test
    void bothKindsAreOfferedToWhoMayConfigureTheJob() {
        assertThat(new ModelValidateStep.DescriptorImpl().doFillEndpointCredentialsItems(job, "chosen"))
                .extracting(option -> option.value)
                .containsExactlyInAnyOrder("", "chosen", "token", "user");
    }

    private void assertWrittenNowhere(WorkflowRun run) throws IOException {
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllBytes(file))
                        .asString(StandardCharsets.UTF_8)
                        .doesNotContain(SECRET)
                        .doesNotContain(BASIC.substring(6));
            }
        }
    }

    private WorkflowRun run(Result expected, String more) throws Exception {
        job.setDefinition(
                new CpsFlowDefinition("""
                node('worker') {
                    modelValidate predictions: 'p.csv', target: 'y', score: 'p', limits: [[metric: 'accuracy', min: 0.8]],
                        endpoint: 'http://127.0.0.1:%d/infer', golden: 'golden.jsonl', warmUp: 0, requests: 40,
                        budgets: ['errors<=0'], %s
                }
                """.formatted(server.getAddress().getPort(), more), true));
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
