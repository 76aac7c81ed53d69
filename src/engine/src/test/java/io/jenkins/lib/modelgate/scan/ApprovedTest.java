package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a new version that imports what the approved one imported, and does something else with it. */
class ApprovedTest {

    private static final String NAMED = "ccollections\nOrderedDict\n.";
    private static final String CALLED = "ccollections\nOrderedDict\n)R.";

    @TempDir
    private Path folder;

    @BeforeEach
    void allowWhatTheTeamNeeds() throws IOException {
        Files.writeString(
                folder.resolve("modelgate-allow.txt"),
                "import functools.partial # ours\nimport builtins.print # ours\nimport our.code.Run # ours\n");
    }

    @Test
    void tellsThatWhatWasOnlyNamedIsCalled() throws IOException {
        approve(NAMED);

        assertThat(compared(CALLED).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(compared(CALLED).explanation()).contains("new use: collections.OrderedDict called");
    }

    @Test
    void tellsThatObjectsAreMadeWithoutACall() throws IOException {
        approve(NAMED);

        assertThat(compared("\u0080\u0002ccollections\nOrderedDict\n)\u0081.").explanation())
                .contains("new use: collections.OrderedDict instantiated");
    }

    @Test
    void tellsThatAnObjectIsGivenAState() throws IOException {
        approve(CALLED);

        assertThat(compared("ccollections\nOrderedDict\n)R}b.").explanation())
                .contains("Against approved.json: new use: collections.OrderedDict given a state");
    }

    @Test
    void tellsThatItIsAppliedToSomethingElse() throws IOException {
        String partial = "(cfunctools\npartial\ncbuiltins\nprint\nccollections\nOrderedDict\n";
        approve(partial + "t0cfunctools\npartial\n(ccollections\nOrderedDict\ntR.");

        Check check = compared(partial + "t0cfunctools\npartial\n(cbuiltins\nprint\ntR.");

        assertThat(check.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check.explanation())
                .contains(
                        "new use: functools.partial applied to builtins.print",
                        "use gone: functools.partial applied to collections.OrderedDict");
    }

    @Test
    void tellsAnotherTextForWhatOnlyTheTeamApproved() throws IOException {
        approve("cour.code\nRun\n(S'ls'\ntR.");

        assertThat(compared("cour.code\nRun\n(S'rm'\ntR.").explanation())
                .contains("new use: our.code.Run applied to 'rm'");
    }

    @Test
    void tellsAChangedUseWithinAnArchivesPickle() throws IOException {
        approve(NAMED);
        byte[] inner = CALLED.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(compared("\u0080\u0003B" + (char) inner.length + "\0\0\0" + CALLED + ".")
                        .explanation())
                .contains("new use: collections.OrderedDict called");
    }

    @Test
    void findsNothingNewInTheSameUse() throws IOException {
        approve(CALLED);

        assertThat(compared(CALLED + CALLED).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void givesUpCountingWhatOneImportIsAppliedTo() throws IOException {
        approve("cour.code\nRun\n(S'ls'\ntR.");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append("cour.code\nRun\n(S'x").append(i).append("'\ntR0");
        }

        assertThat(compared(many + "N.").evidence().toString()).contains("applied to more than 64 different things");
    }

    @Test
    void readsReportsFromBeforeUsesWereTold() throws IOException {
        approve(CALLED);
        Path approved = folder.resolve("approved.json");
        ObjectNode report = Json.read(Files.readString(approved), ObjectNode.class, "the report");
        ArrayNode checks = (ArrayNode) report.get("checks");
        for (int i = checks.size() - 1; i >= 0; i--) {
            if (checks.get(i).get("id").asText().equals("scan.uses")) {
                checks.remove(i);
            }
        }
        Files.writeString(approved, Json.write(report));

        assertThat(compared("ccollections\nOrderedDict\n)R}b.").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(compared(CALLED).explanation()).contains("does not say how they were used");
    }

    private void approve(String pickle) throws IOException {
        Report report = scan(pickle, "");
        assertThat(report.verdict()).isIn(Verdict.PASSED, Verdict.WARNING);
        Files.writeString(folder.resolve("approved.json"), Json.write(report));
    }

    private Check compared(String pickle) throws IOException {
        return scan(pickle, "approved.json").checks().stream()
                .filter(check -> check.id().equals("scan.approved"))
                .findFirst()
                .orElseThrow();
    }

    private Report scan(String pickle, String approved) throws IOException {
        Files.writeString(folder.resolve("m.pkl"), pickle, StandardCharsets.ISO_8859_1);
        ObjectNode said = Json.mapper().createObjectNode().put("modelFile", "m.pkl");
        if (!approved.isEmpty()) {
            said.put("approved", approved);
        }
        return Scan.run(
                        ScanSpec.from(Settings.of("test", said)),
                        Workspace.confined(folder),
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();
    }
}
