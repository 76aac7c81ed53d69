package io.jenkins.lib.modelgate.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.SampleReports;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {

    @TempDir
    private Path folder;

    private final Report report = SampleReports.everything();

    @Test
    void keepsReportPageAndAttachmentsSideBySide() throws IOException {
        ReportFiles files = ReportFiles.write(
                folder.resolve("deep/modelgate"), new Outcome(report, Map.of("b.json", "{}", "a.profile.json", "[]")));

        assertThat(files.json().getFileName()).hasToString("driftGate-nightly.json");
        assertThat(files.html().getFileName()).hasToString("driftGate-nightly.html");
        assertThat(files.attachments())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("a.profile.json", "b.json");
        assertThat(Json.read(files.json(), Report.class, "report")).isEqualTo(report);
        assertThat(Files.readString(files.html())).isEqualTo(ReportPage.render(report));
        assertThat(names(folder.resolve("deep/modelgate"))).hasSize(4);
    }

    @Test
    void leavesNoFindingsOfAnEarlierReportBehind() throws IOException {
        String sarif = report.fileStem() + ".sarif";
        String parts = report.fileStem() + ".cdx.json";
        for (String name : List.of("driftGate-other.sarif", "mine.sarif", "profile-nightly.json")) {
            Files.writeString(folder.resolve(name), "kept");
        }
        ReportFiles.write(folder, new Outcome(report, Map.of(sarif, "{}", parts, "{}")));

        ReportFiles.write(folder, new Outcome(report, Map.of(sarif, "{}")));
        assertThat(names(folder)).contains(sarif).doesNotContain(parts);

        ReportFiles.write(folder, Outcome.of(report));
        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "driftGate-nightly.html",
                        "driftGate-nightly.json",
                        "driftGate-other.sarif",
                        "mine.sarif",
                        "profile-nightly.json");
    }

    @Test
    void whereTheDiskRefusesThereIsTheOldReportAndNothingHalfWritten() throws IOException {
        Report old = SampleReports.of(
                "driftGate", "nightly", "Old.", Map.of(), List.of(Check.of("a", "A", Verdict.PASSED, "e")));
        ReportFiles files = ReportFiles.write(folder, Outcome.of(old));
        Files.createDirectories(folder.resolve("profile.json/occupied"));

        assertThatThrownBy(() -> ReportFiles.write(folder, new Outcome(report, Map.of("profile.json", "{}"))))
                .isInstanceOf(IOException.class);

        assertThat(Json.read(files.json(), Report.class, "report")).isEqualTo(old);
        assertThat(names(folder)).noneMatch(name -> name.endsWith(AtomicFiles.TEMPORARY_SUFFIX));
    }

    @Test
    void aJsonReportMeansThatTheRestIsThere() throws IOException {
        Files.createDirectories(folder.resolve("profile.json/occupied"));

        assertThatThrownBy(() -> ReportFiles.write(folder, new Outcome(report, Map.of("profile.json", "{}"))))
                .isInstanceOf(IOException.class);

        assertThat(names(folder)).containsExactlyInAnyOrder("driftGate-nightly.html", "profile.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../up.json",
                "a/b.json",
                "a\\b.json",
                "",
                ".",
                "..",
                ".hidden",
                "DriftGate-Nightly.JSON",
                "driftGate-nightly.html",
                "c:x"
            })
    void refusesAnAttachmentThatIsNoPlainFileNameBeforeWritingAnything(String name) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFiles.write(folder, new Outcome(report, Map.of(name, "x"))));
        assertThat(names(folder)).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
