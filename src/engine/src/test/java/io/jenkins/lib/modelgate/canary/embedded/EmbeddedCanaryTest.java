package io.jenkins.lib.modelgate.canary.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.canary.Specs;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it over real sockets and real time, in steps of a few hundred milliseconds. */
class EmbeddedCanaryTest {

    private static final String PACE =
            "\"interval\": \"300ms\", \"minRequests\": 20, \"requestsPerSecond\": 500, \"weights\": [20, 50, 100]";

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private Path folder;

    @BeforeEach
    void writeFiles(@TempDir Path where) throws IOException {
        folder = where;
        String rows = IntStream.range(0, 200)
                .mapToObj(id -> id + ",0." + id + "," + id % 2)
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("old.csv"), "id,score,decision\n" + rows + "\n");
        Files.writeString(folder.resolve("new.csv"), "id,score,decision\n" + rows + "\n");
    }

    @Test
    void promotesAGoodCandidate() {
        Report report = run(
                "\"stable\": \"old.csv\", \"candidate\": \"new.csv\", \"traffic\": \"old.csv\", \"maxWait\": \"30s\"");

        assertThat(report.verdict()).as(report.summary()).isEqualTo(Verdict.PASSED);
        assertThat(report.inputs()).extracting(Input::role).containsExactly("traffic", "stable", "candidate");
        assertThat(report.series().get("requests")).isGreaterThanOrEqualTo(60);
        assertThat(report.series()).containsEntry("candidateErrorRate", 0.0);
        assertThat(lines).anyMatch(line -> line.matches("Replayed [\\d,]+ requests, 0 of them without success\\."));
    }

    @Test
    void rollsABadCandidateBack() {
        Report report = run("""
                "stable": "old.csv", "candidate": "new.csv", "traffic": "old.csv", "candidateErrorRate": 0.3, "maxWait": "30s\"""");

        assertThat(report.verdict()).as(report.summary()).isEqualTo(Verdict.FAILED);
        assertThat(report.checks().get(0).id()).isEqualTo("step.20");
        assertThat(report.checks().get(0).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void rollsBackWithoutTraffic() {
        Report report = run("\"stable\": \"old.csv\", \"candidate\": \"new.csv\", \"maxWait\": \"1s\"");

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.series()).containsEntry("promoted", 0.0);
    }

    @Test
    void reportsAFileThatIsNotThere() {
        Report report = run("\"stable\": \"old.csv\", \"candidate\": \"gone.csv\"");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("gone.csv");
    }

    private Report run(String servers) {
        return EmbeddedCanary.run(
                        Specs.of("{" + servers + "," + PACE + "}"),
                        Workspace.confined(folder),
                        Clock.systemUTC(),
                        lines::add,
                        folder.resolve("canary.journal"))
                .report();
    }
}
