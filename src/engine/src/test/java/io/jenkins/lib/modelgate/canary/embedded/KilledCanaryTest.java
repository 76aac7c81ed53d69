package io.jenkins.lib.modelgate.canary.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.canary.Specs;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process that runs a canary, as {@code kill -9} does, while the proxy lives on. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KilledCanaryTest {

    private final AtomicInteger candidateStatus = new AtomicInteger(200);
    private Path folder;
    private Upstream stable;
    private Upstream candidate;
    private WeightedProxy proxy;
    private HttpConnections connections;
    private TrafficReplay traffic;
    private Process child;

    @BeforeEach
    void start(@TempDir Path where) throws IOException {
        folder = where;
        stable = Upstream.answering(200);
        candidate = Upstream.open(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(candidateStatus.get(), -1);
            exchange.close();
        });
        proxy = WeightedProxy.open(new ProxySpec(
                ListenAddress.loopback(),
                ListenAddress.loopback(),
                stable.url(),
                candidate.url(),
                Duration.ofSeconds(5)));
        connections = HttpConnections.open(HttpSettings.defaults().withMaxConnections(TrafficReplay.THREADS));
        traffic = TrafficReplay.start(connections, proxy.url(), List.of("1", "2", "3"), 400);
        Files.writeString(folder.resolve("spec.json"), Json.write(Specs.of("""
                        {"proxy": "%s", "weights": [10, 25, 100], "interval": "400ms", "minRequests": 20, "maxWait": "20s"}""".formatted(proxy.adminUrl()))));
    }

    @AfterEach
    void stop() {
        if (child != null) {
            child.destroyForcibly();
        }
        traffic.close();
        connections.close();
        proxy.close();
        candidate.close();
        stable.close();
    }

    @Test
    void isPromotedByTheNextProcess() throws Exception {
        killInTheSecondStep();
        assertThat(proxy.candidateWeight()).as("nobody was left to change it").isIn(10, 25);

        Report report = runToEnd();

        assertThat(report.verdict()).as(report.summary()).isEqualTo(Verdict.PASSED);
        assertThat(proxy.candidateWeight()).isEqualTo(100);
        assertThat(report.checks()).extracting(check -> check.id()).contains("step.10", "step.25", "step.100");
    }

    @Test
    void isRolledBackByTheNextProcessWhereItWentBadMeanwhile() throws Exception {
        killInTheSecondStep();
        candidateStatus.set(500);

        Report report = runToEnd();

        assertThat(report.verdict()).as(report.summary()).isEqualTo(Verdict.FAILED);
        assertThat(proxy.candidateWeight()).isZero();
    }

    private void killInTheSecondStep() throws Exception {
        child = startChild();
        try (BufferedReader out = child.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.contains("Step 2 of 3")) {
                line = out.readLine();
            }
            assertThat(line).as("the child reached the second step").isNotNull();
            child.destroyForcibly();
        }
        assertThat(child.waitFor()).isNotZero();
        assertThat(folder.resolve("report.json")).doesNotExist();
    }

    private Report runToEnd() throws Exception {
        child = startChild();
        try (BufferedReader out = child.inputReader()) {
            List<String> lines = out.lines().toList();
            assertThat(lines).anyMatch(line -> line.startsWith("Going on where it stopped"));
        }
        assertThat(child.waitFor()).isZero();
        return Json.read(folder.resolve("report.json"), Report.class, "report");
    }

    private Process startChild() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildCanary.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
