package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that registers one version after the other. Arguments: a workspace, how many threads, how many
 * versions a thread. Prints {@code name:version digest} for each, once it is registered.
 */
final class RegisterLoop {

    private RegisterLoop() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int times = Integer.parseInt(arguments[2]);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            String who = ProcessHandle.current().pid() + "-" + i;
            Thread thread = new Thread(() -> register(root, who, times), who);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static void register(Path root, String who, int times) {
        try {
            for (int i = 0; i < times; i++) {
                // Large enough to be killed in the middle of.
                Files.writeString(root.resolve(who + ".txt"), (who + " " + i + " ").repeat(50_000));
                var said = Json.mapper()
                        .createObjectNode()
                        .put("model", "fraud")
                        .put("modelFile", who + ".txt")
                        .put("build", who + " #" + i);
                Report report = Register.run(
                                RegisterSpec.from(Settings.of("modelRegister", said)),
                                Workspace.confined(root),
                                Clock.systemUTC(),
                                Progress.NONE)
                        .report();
                if (report.verdict() != Verdict.PASSED) {
                    throw new IllegalStateException(report.summary());
                }
                say(report.model().name() + ":" + report.model().version() + " "
                        + report.model().digest());
            }
        } catch (IOException | RuntimeException e) {
            say("failed: " + e.getMessage());
        }
    }

    /** Starts such a process; whoever does ends it. */
    static Process start(Path root, int threads, int times) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegisterLoop.class.getName(),
                        root.toString(),
                        Integer.toString(threads),
                        Integer.toString(times))
                .redirectErrorStream(true)
                .start();
    }

    /** What such a process says, to its end or to the given number of lines. */
    static List<String> lines(Process process, int atMost) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        while (lines.size() < atMost) {
            String line = reader.readLine();
            if (line == null) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
