package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterTest {

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void modelAndReports() {
        shelf = new Shelf(folder).file("model.onnx", "weights");
    }

    @Test
    void recordsWhereAVersionCameFromAndWhatSpeaksForIt() throws IOException {
        shelf.report("modelValidate", "default", Verdict.PASSED, Shelf.digest("weights"))
                .report("modelValidate", "holdout", Verdict.WARNING, null)
                .report("driftGate", "default", Verdict.PASSED, null)
                .file("modelgate/profile-default.json", "{\"schema\":\"modelgate.profile/1\"}");

        Outcome outcome = shelf.register(
                "reports",
                "modelgate/*.json",
                "profile",
                "modelgate/profile-default.json",
                "build",
                "https://bob:secret@ci.example/job/fraud/7 #7",
                "commit",
                "0123abc",
                "requireReports",
                "modelValidate,driftGate");

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(outcome.report().checks())
                .extracting(Check::id)
                .containsExactly("evidence", "model-file", "registered");
        assertThat(outcome.report().model().version()).isEqualTo("1");
        assertThat(outcome.report().series()).containsEntry("version", 1.0).containsEntry("modelBytes", 7.0);
        assertThat(outcome.report().inputs())
                .extracting(Input::role)
                .containsExactly("model", "profile", "report", "report", "report");
        ModelVersion version = shelf.registry().find("fraud", 1).orElseThrow();
        assertThat(version.digest()).isEqualTo(Shelf.digest("weights"));
        assertThat(version.createdAt()).isEqualTo(Shelf.CLOCK.instant());
        assertThat(version.fileName()).isEqualTo("model.onnx");
        assertThat(version.bytes()).isEqualTo(7);
        assertThat(version.sourceCommit()).isEqualTo("0123abc");
        assertThat(version.build()).isEqualTo("https://ci.example/job/fraud/7 #7");
        assertThat(version.metrics()).containsEntry("rocAuc", 0.875).containsEntry("holdout.rocAuc", 0.875);
        assertThat(version.inputs()).extracting(Input::path).containsExactly("data/default.csv", "data/holdout.csv");
        assertThat(version.profileDigest()).isEqualTo(Shelf.digest("{\"schema\":\"modelgate.profile/1\"}"));
        assertThat(version.reports())
                .extracting(report -> report.step() + " " + report.id() + " " + report.verdict())
                .containsExactly(
                        "driftGate default PASSED", "modelValidate default PASSED", "modelValidate holdout WARNING");
        try (InputStream in = shelf.registry().openModel(version)) {
            assertThat(in.readAllBytes()).isEqualTo("weights".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(shelf.registry().verify().problems()).isEmpty();
        assertThat(shelf.registryFolder().resolve(Incoming.FOLDER)).isEmptyDirectory();
        assertThat(Files.readString(shelf.registryFolder().resolve("index.json")))
                .doesNotContain("secret");
    }
}
