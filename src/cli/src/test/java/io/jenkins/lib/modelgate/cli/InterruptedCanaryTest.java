package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.canary.embedded.PredictionServer;
import io.jenkins.lib.modelgate.canary.embedded.ProxySpec;
import io.jenkins.lib.modelgate.canary.embedded.ServeSpec;
import io.jenkins.lib.modelgate.canary.embedded.WeightedProxy;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ends a process in the middle of a rollout, as Ctrl-C, a CI server and {@code kill -9} do, while the proxy lives on. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class InterruptedCanaryTest {

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private PredictionServer server;
    private WeightedProxy proxy;

    @BeforeEach
    void open() throws IOException {
        Path predictions = new Samples(folder).good();
        Settings serve =
                Settings.of("test", Json.mapper().createObjectNode().put("predictions", predictions.toString()));
        server = ServeSpec.from(serve).open(Workspace.open(folder));
        proxy = WeightedProxy.open(ProxySpec.from(Settings.of(
                "test",
                Json.mapper()
                        .createObjectNode()
                        .put("listen", "127.0.0.1:0")
                        .put("admin", "127.0.0.1:0")
                        .put("stable", server.url().toString())
                        .put("candidate", server.url().toString()))));
    }

    @AfterEach
    void close() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        proxy.close();
        server.close();
    }

    @Test
    void rollsBackAndReportsOnCtrlC() throws Exception {
        assertThat(endedBy("INT", canary())).isEqualTo(130);

        assertThat(proxy.candidateWeight()).isZero();
        assertThat(report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report().summary()).contains("interrupted");
    }

    @Test
    void rollsBackAndReportsWhenToldToEnd() throws Exception {
        assertThat(endedBy("TERM", canary())).isEqualTo(143);

        assertThat(proxy.candidateWeight()).isZero();
        assertThat(report().summary()).contains("interrupted");
    }

    @Test
    void aRunRollsBackAndStillWritesItsOverview() throws Exception {
        Path config = Files.writeString(
                folder.resolve("modelgate.yaml"),
                "canary: { proxy: '%s', interval: 60s }%n".formatted(proxy.adminUrl()));

        assertThat(endedBy("INT", start("run", config.toString()))).isEqualTo(130);

        assertThat(proxy.candidateWeight()).isZero();
        assertThat(output().resolve("index.html")).content().contains("interrupted");
        assertThat(report().verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        Process killed = canary();
        awaitCanary(killed);
        killed.destroyForcibly().waitFor();
        assertThat(proxy.candidateWeight()).isEqualTo(5);

        Process second = canary();
        List<String> said = new ArrayList<>();
        awaitLine(second, "Going on where it stopped: the target says 5 %", said);
        assertThat(endedBy("INT", second)).isEqualTo(130);

        assertThat(proxy.candidateWeight()).isZero();
    }

    private Process canary() throws IOException {
        return start("canary", "--proxy", proxy.adminUrl().toString(), "--interval", "60s");
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/env")) && OS.LINUX.isCurrentOs()) {
            // A shell makes its background jobs, and so perhaps this test's Java, deaf to Ctrl-C.
            command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of("--output", output().toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        started.add(process);
        return process;
    }

    /** Sends a signal once the candidate has traffic, and returns the exit status. */
    private int endedBy(String signal, Process process) throws IOException, InterruptedException {
        awaitCanary(process);
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        // Well before the process would be given up as stuck.
        assertThat(process.waitFor(25, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Until the candidate has traffic. */
    private void awaitCanary(Process process) throws InterruptedException {
        while (proxy.candidateWeight() == 0) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("ended before the candidate had traffic")
                    .isFalse();
        }
        assertThat(proxy.candidateWeight()).isEqualTo(5);
    }

    /** Reads on the process's own words, so that there is nothing to wait for by time. */
    private static void awaitLine(Process process, String part, List<String> said) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("ended without saying '%s', but: %s".formatted(part, said));
    }

    private Path output() {
        return folder.resolve("out");
    }

    private Report report() {
        return Json.read(output().resolve("canaryDeploy-default.json"), Report.class, "report");
    }
}
