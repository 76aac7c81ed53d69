package io.jenkins.lib.modelgate.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDemandsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void predictions() throws IOException {
        Files.writeString(folder.resolve("p.csv"), "y,p\n" + "1,0.9\n0,0.1\n".repeat(20));
        Files.writeString(folder.resolve("x.csv"), "age\n31\n42.5\n");
        Files.copy(Path.of("src/test/resources/formats/plain.onnx"), folder.resolve("m.onnx"));
        Files.writeString(folder.resolve("golden.jsonl"), "{\"request\": [1], \"response\": [2]}\n");
    }

    @Test
    void addsItsChecksToThoseOfTheMetrics() {
        Report report = validate("""
                "modelFile": "m.onnx", "budgets": ["fileSize<=1B"], "inputs": "x.csv", "signature": ["age: integer"]
                """);

        assertThat(verdicts(report))
                .containsEntry("metric.accuracy", Verdict.PASSED)
                .containsEntry("budget.fileSize", Verdict.FAILED)
                .containsEntry("signature.types", Verdict.FAILED);
        assertThat(report.inputs()).anyMatch(input -> input.path().equals("x.csv"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'modelFile': 'm.onnx', 'budgets': ['fileSize<=1MB']",
                "'modelFile': 'm.onnx', 'operators': ['Abs', 'Add', 'Identity', 'MatMul', 'Relu', 'Gemm', 'Sigmoid']",
                "'inputs': 'x.csv', 'signature': ['age: number']"
            })
    void whatIsAskedOfTheModelIsALimit(String said) {
        Report report = run("'predictions': 'p.csv', 'target': 'y', 'score': 'p', " + said);

        assertThat(verdicts(report)).doesNotContainKey("limits");
    }

    @Test
    void aScanAloneJudgesNoModel() {
        Report report = run("'predictions': 'p.csv', 'target': 'y', 'score': 'p', 'modelFile': 'm.onnx'");

        assertThat(verdicts(report)).containsEntry("limits", Verdict.WARNING);
    }

    @Test
    void saysThatNoMetricHadALimit() {
        Report report = run("'predictions': 'p.csv', 'target': 'y', 'score': 'p', "
                + "'inputs': 'x.csv', 'signature': ['age: number'], 'slices': ['y'], 'sliceLimits': ['accuracy>=0.5'], "
                + "'minSliceRows': 2");

        assertThat(report.summary()).isEqualTo("The limit holds over 40 rows; no metric has a limit of its own.");
    }

    @Test
    void asksTheEndpointAndJudgesItsLatency() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 3);
                exchange.getResponseBody().write(new byte[] {'[', '2', ']'});
            }
        });
        server.start();
        try {
            Report report = validate("""
                    "endpoint": "http://127.0.0.1:%d/predict", "golden": "golden.jsonl", "requests": 100,
                    "budgets": ["p50<=10s", "p99<=10s", "errors<=0", "throughput>=1e9/s"]
                    """.formatted(server.getAddress().getPort()));

            assertThat(verdicts(report))
                    .containsEntry("endpoint", Verdict.PASSED)
                    .containsEntry("endpoint.answers", Verdict.PASSED)
                    .containsEntry("budget.p50", Verdict.PASSED)
                    .containsEntry("budget.p99", Verdict.INSUFFICIENT_DATA)
                    .containsEntry("budget.errors", Verdict.PASSED)
                    .containsEntry("budget.throughput", Verdict.FAILED);
            assertThat(report.series()).containsKeys("latencyP50", "throughput");
            assertThat(Json.read(Json.write(report), Report.class, "report")).isEqualTo(report);
        } finally {
            server.stop(0);
        }
    }

    private Report validate(String more) {
        String said =
                "{\"predictions\": \"p.csv\", \"target\": \"y\", \"score\": \"p\", \"limits\": [{\"metric\": \"accuracy\", \"min\": 0.5}], "
                        + more + "}";
        return judged(said);
    }

    private Report run(String said) {
        return judged("{" + said.replace('\'', '"') + "}");
    }

    private Report judged(String said) {
        return LifecycleStep.VALIDATE
                .run(
                        Settings.of("test", Json.read(said, ObjectNode.class, "it")),
                        new StepContext(
                                Workspace.confined(folder), folder, Clock.systemUTC(), Progress.NONE, Logins.NONE))
                .report();
    }

    private static Map<String, Verdict> verdicts(Report report) {
        return List.copyOf(report.checks()).stream().collect(Collectors.toMap(Check::id, Check::verdict));
    }
}
