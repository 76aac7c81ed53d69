package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTest {

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void modelAndReports() {
        shelf = new Shelf(folder).file("model.onnx", Shelf.model("weights"));
    }

    @Test
    void warnsWhereARequiredReportNamesNoModelFile() throws IOException {
        shelf.report("driftGate", "default", Verdict.PASSED, null);

        Outcome outcome = shelf.register("reports", "modelgate/*.json", "requireReports", "driftGate");

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.WARNING);
        assertThat(outcome.report().checks().get(0).explanation()).contains("give that step 'modelFile'");
    }

    @Test
    void recordsWhereAVersionCameFromAndWhatSpeaksForIt() throws IOException {
        shelf.report("modelValidate", "default", Verdict.PASSED, Shelf.digest(Shelf.model("weights")))
                .report("modelValidate", "holdout", Verdict.WARNING, null)
                .report("driftGate", "default", Verdict.PASSED, Shelf.digest(Shelf.model("weights")))
                .file("modelgate/profile-default.json", Shelf.PROFILE);

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
                .containsExactly("evidence", "model-file", "scan.parts", "scan.kinds", "registered");
        assertThat(outcome.report().model().version()).isEqualTo("1");
        assertThat(outcome.report().series()).containsEntry("version", 1.0).containsEntry("modelBytes", 20.0);
        assertThat(outcome.report().inputs())
                .extracting(Input::role)
                .containsExactly("model", "profile", "report", "report", "report");
        ModelVersion version = shelf.registry().find("fraud", 1).orElseThrow();
        assertThat(version.digest()).isEqualTo(Shelf.digest(Shelf.model("weights")));
        assertThat(version.createdAt()).isEqualTo(Shelf.CLOCK.instant());
        assertThat(version.fileName()).isEqualTo("model.onnx");
        assertThat(version.bytes()).isEqualTo(20);
        assertThat(version.sourceCommit()).isEqualTo("0123abc");
        assertThat(version.build()).isEqualTo("https://ci.example/job/fraud/7 #7");
        assertThat(version.metrics()).containsEntry("rocAuc", 0.875).containsEntry("holdout.rocAuc", 0.875);
        assertThat(version.inputs())
                .extracting(Input::path)
                .containsExactly("data/default.csv", "data/holdout.csv", "model.onnx");
        assertThat(version.profileDigest()).isEqualTo(Shelf.digest(Shelf.PROFILE));
        assertThat(version.reports())
                .extracting(report -> report.step() + " " + report.id() + " " + report.verdict())
                .containsExactly(
                        "driftGate default PASSED",
                        "modelValidate default PASSED",
                        "modelValidate holdout WARNING",
                        "modelScan modelRegister PASSED");
        try (InputStream in = shelf.registry().openModel(version)) {
            assertThat(in.readAllBytes()).isEqualTo(Shelf.model("weights").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(shelf.registry().verify().problems()).isEmpty();
        assertThat(shelf.registryFolder().resolve(Incoming.FOLDER)).isEmptyDirectory();
        assertThat(Files.readString(shelf.registryFolder().resolve("index.json")))
                .doesNotContain("secret");
    }

    @Test
    void givesTheSameVersionToTheSameModelFromTheSameBuild() {
        Outcome first = shelf.register("build", "7");
        Outcome again = shelf.register("build", "7");

        assertThat(again.report().model()).isEqualTo(first.report().model());
        assertThat(again.report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(Shelf.check(first, "registered").explanation())
                .isEqualTo("fraud:1 is registered: version 1 with 0 reports.");
        assertThat(Shelf.check(again, "registered").explanation())
                .contains("fraud:1 was registered before from the same build");
        assertThat(shelf.registry().list()).hasSize(1);
    }

    @Test
    void takesNoBuildForTheSameAsNoBuild() {
        shelf.register();
        shelf.register();
        shelf.register("build", "7");

        assertThat(shelf.registry().list("fraud"))
                .extracting(ModelVersion::build)
                .containsExactly(null, "7");
    }

    @Test
    void countsEachModelsVersionsByThemselves() {
        shelf.register("build", "1");
        shelf.register("build", "2");
        shelf.register("model", "churn");
        shelf.file("model.onnx", Shelf.model("better")).register("build", "2");

        assertThat(shelf.registry().list())
                .extracting(ModelVersion::reference)
                .containsExactly("churn:1", "fraud:1", "fraud:2", "fraud:3");
        assertThat(shelf.registry().latest("fraud").orElseThrow().digest())
                .isEqualTo(Shelf.digest(Shelf.model("better")));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "INSUFFICIENT_DATA", "ERROR"})
    void refusesAReportThatDidNotPass(Verdict verdict) {
        shelf.report("modelValidate", "default", verdict, null);

        refused(
                shelf.register("reports", "modelgate/*.json"),
                "modelgate/modelValidate-default.json has the verdict " + verdict);
    }

    @Test
    void refusesAReportOnAnotherModelFile() {
        shelf.report("modelValidate", "default", Verdict.PASSED, Shelf.digest(Shelf.model("other weights")));

        refused(
                shelf.register("reports", "modelgate/*.json"),
                "speaks of a model file with the digest " + Shelf.digest(Shelf.model("other weights")));
    }

    @Test
    void refusesAReportOnAnotherModel() {
        shelf.report("modelgate/a.json", "modelValidate", "default", Verdict.PASSED, new ModelRef("churn", null, null));

        refused(shelf.register("reports", "modelgate/a.json"), "speaks of the model 'churn', not of 'fraud'");
    }

    @Test
    void refusesWhereARequiredReportIsAbsent() {
        shelf.report("driftGate", "default", Verdict.PASSED, null);

        refused(
                shelf.register("reports", "modelgate/*.json", "requireReports", "modelValidate"),
                "A report of modelValidate that passed is required; attached are driftGate-default PASSED.");
        refused(shelf.register("requireReports", "modelValidate"), "attached are none");
    }

    @Test
    void doesNotTakeASkippedReportForARequiredOne() {
        shelf.report("modelValidate", "default", Verdict.SKIPPED, null);

        refused(
                shelf.register("reports", "modelgate/*.json", "requireReports", "modelValidate"),
                "A report of modelValidate that passed is required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schema\":\"other/1\"} | a.json is neither a report (modelgate.report/1) nor a profile",
                "[1, 2]                    | a.json is neither a report (modelgate.report/1) nor a profile",
                "{\"schema\":               | a.json cannot be read",
                "''                        | a.json",
                "{\"schema\":\"modelgate.report/1\",\"step\":\"modelValidate\"} | a.json cannot be read",
            })
    void refusesWhatIsNoReport(String json, String sentence) {
        shelf.file("modelgate/a.json", json);

        refused(shelf.register("reports", "modelgate/*.json"), sentence);
    }

    @Test
    void refusesASecondReportOfTheSameStepAndId() {
        shelf.report("modelValidate", "default", Verdict.PASSED, null)
                .report("modelgate/copy.json", "modelValidate", "default", Verdict.PASSED, ModelRef.unknown());

        refused(
                shelf.register("reports", "modelgate/*.json"),
                "modelgate/modelValidate-default.json is a second report of modelValidate with the id default.");
    }

    @Test
    void leavesOutItsOwnEarlierReportAndProfilesAndSaysWhatItAttached() {
        List<String> lines = new CopyOnWriteArrayList<>();
        shelf.report("modelValidate", "default", Verdict.PASSED, null)
                .report("modelRegister", "default", Verdict.ERROR, null)
                .report("canaryDeploy", "default", Verdict.FAILED, null)
                .file("modelgate/profile-default.json", Shelf.PROFILE);

        Outcome outcome =
                Register.run(shelf.spec("reports", "modelgate/*.json"), shelf.workspace(), Shelf.CLOCK, lines::add);

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(shelf.registry().list().get(0).reports())
                .extracting(report -> report.step() + " " + report.id())
                .containsExactly("modelValidate default", "modelScan modelRegister");
        assertThat(lines)
                .contains(
                        "Attached modelgate/modelValidate-default.json: PASSED",
                        "Left out modelgate/modelRegister-default.json: it is not evidence",
                        "Left out modelgate/canaryDeploy-default.json: it is not evidence",
                        "Left out modelgate/profile-default.json: it is not evidence");
    }

    @Test
    void refusesWhereNoneOfTheReportsAskedForCanBeEvidence() {
        shelf.report("modelRegister", "default", Verdict.PASSED, null);

        refused(shelf.register("reports", "modelgate/*.json"), "None of the 1 files that 'reports' stands for");
    }

    @Test
    void saysWhenNothingSpeaksForTheModel() {
        assertThat(Shelf.check(shelf.register(), "evidence").verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void cannotTellWhereTheReportsAskedForDoNotExist() {
        broken(shelf.register("reports", "modelgate/*.json"), "No file matches");
    }

    @Test
    void refusesAModelFileOfNoBytes() {
        Outcome outcome = shelf.file("model.onnx", "").register();

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(Shelf.check(outcome, "model-file").explanation())
                .isEqualTo("model.onnx has 0 bytes: it is no model.");
        nothingIsRegistered();
    }

    @Test
    void cannotRegisterWhatIsNotThereOrNoFile() {
        broken(shelf.register("modelFile", "absent.onnx"), "'absent.onnx' does not exist");
        broken(shelf.file("folder/x", "x").register("modelFile", "folder"), "is a folder");
        broken(shelf.file("a:b.onnx", "x").register("modelFile", "a:b.onnx"), "rename it");
        broken(shelf.file("Aux.onnx", "x").register("modelFile", "Aux.onnx"), "Windows takes for a device");
    }

    @Test
    void refusesAModelFileThatChangesWhileItIsRead() {
        Progress writer = line -> {
            if (line.startsWith("Copying")) {
                shelf.file("model.onnx", Shelf.model("weights and more"));
            }
        };

        broken(Register.run(shelf.spec(), shelf.workspace(), Shelf.CLOCK, writer), "changed while it was read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"schema\":\"modelgate.report/1\"}", "{\"schema\":\"modelgate.profile/1\"}", "{", "", "3"})
    void cannotRegisterWithAProfileThatIsNone(String json) {
        broken(shelf.file("profile.json", json).register("profile", "profile.json"), "profile");
    }

    @Test
    void doesNotLeaveTheWorkspace() {
        broken(shelf.register("modelFile", "../secret"), "leaves the workspace");
        broken(shelf.register("registry", "../elsewhere"), "leaves the workspace");
    }

    @Test
    void keepsTheReportsAsTheyWere() throws IOException {
        shelf.report("modelValidate", "default", Verdict.PASSED, null).register("reports", "modelgate/*.json");

        String sha256 = shelf.registry().list().get(0).reports().get(0).sha256();

        assertThat(shelf.registryFolder().resolve("blobs/sha256").resolve(sha256))
                .hasSameBinaryContentAs(folder.resolve("modelgate/modelValidate-default.json"));
    }

    private void refused(Outcome outcome, String why) {
        assertThat(outcome.report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(Shelf.check(outcome, "evidence").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(Shelf.check(outcome, "evidence").explanation()).contains(why);
        assertThat(Shelf.check(outcome, "registered").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(outcome.report().summary())
                .startsWith("Nothing was registered. ")
                .contains(why);
        assertThat(outcome.report().model().version()).isNull();
        nothingIsRegistered();
    }

    private void broken(Outcome outcome, String why) {
        assertThat(outcome.report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(outcome.report().summary()).contains(why);
        nothingIsRegistered();
    }

    private void nothingIsRegistered() {
        Registry registry = Registry.openOrCreate(shelf.registryFolder());
        assertThat(registry.list()).isEmpty();
        assertThat(shelf.registryFolder().resolve("blobs/sha256")).isEmptyDirectory();
    }
}
