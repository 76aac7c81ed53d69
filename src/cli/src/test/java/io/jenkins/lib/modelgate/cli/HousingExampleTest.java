package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example that newcomers run, as they run it. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HousingExampleTest {

    private static final Path EXAMPLE = Project.path("docs/examples/housing");

    @TempDir
    Path output;

    @Test
    void aGoodCandidateIsRegisteredAndPromoted() {
        Shell shell = scenario("good");

        assertThat(shell.status()).as(shell.out() + shell.err()).isZero();
        assertThat(verdict("modelValidate")).isEqualTo(Verdict.PASSED);
        assertThat(verdict("driftGate")).isEqualTo(Verdict.PASSED);
        assertThat(verdict("modelRegister")).isEqualTo(Verdict.PASSED);
        assertThat(verdict("canaryDeploy")).isEqualTo(Verdict.PASSED);
        assertThat(report("canaryDeploy").summary()).startsWith("Promoted");
        assertThat(Registry.open(output.resolve("registry")).latest("housing")).hasValueSatisfying(version -> {
            assertThat(version.reference()).isEqualTo("housing:1");
            assertThat(version.reports())
                    .extracting(report -> report.step())
                    .containsExactlyInAnyOrder("modelValidate", "driftGate", "modelScan");
            assertThat(version.profileDigest()).isNotNull();
            assertThat(version.digest())
                    .isEqualTo(report("modelValidate").model().digest());
        });
        assertThat(Shell.files(output.resolve("reports")))
                .contains("index.html", "modelValidate-default.html", "canaryDeploy-default.html");
        assertThat(shell.out().lines().filter(line -> line.contains("PASSED"))).hasSize(4);
    }

    @Test
    void aBadCandidateIsRolledBack() {
        Shell shell = scenario("bad");

        assertThat(shell.status()).as(shell.out() + shell.err()).isEqualTo(1);
        assertThat(verdict("modelRegister")).isEqualTo(Verdict.PASSED);
        assertThat(verdict("canaryDeploy")).isEqualTo(Verdict.FAILED);
        assertThat(report("canaryDeploy").summary()).startsWith("Rolled back");
        assertThat(output.resolve("reports/index.html")).content().contains("canaryDeploy-default.html");
        assertThat(Registry.open(output.resolve("registry")).list("housing")).hasSize(1);
    }

    @Test
    void driftedProductionStopsItBeforeAnythingIsRegistered() {
        Shell shell = scenario("drifted");

        assertThat(shell.status()).as(shell.out() + shell.err()).isEqualTo(1);
        assertThat(verdict("driftGate")).isEqualTo(Verdict.FAILED);
        assertThat(shell.out()).containsPattern("modelRegister +SKIPPED").containsPattern("canaryDeploy +SKIPPED");
        assertThat(Shell.files(output.resolve("reports")))
                .containsExactly(
                        "driftGate-default.html",
                        "driftGate-default.json",
                        "index.html",
                        "modelValidate-default.html",
                        "modelValidate-default.json",
                        "modelValidate-default.sarif",
                        "profile-default.json");
    }

    @Test
    void theChampionsReportIsWhatValidatingTheChampionGives() {
        Shell shell = Shell.run(
                "validate",
                "--predictions",
                EXAMPLE.resolve("data/champion-reference.csv"),
                "--target",
                "target",
                "--score",
                "score",
                "--decision",
                "decision",
                "--limit",
                "rocAuc>=0.8",
                "--model",
                "housing",
                "--model-file",
                EXAMPLE.resolve("champion.onnx"),
                "--id",
                "champion",
                "--output",
                output);

        assertThat(shell.status()).isZero();
        JsonNode kept = Json.mapper().valueToTree(read(EXAMPLE.resolve("champion-report.json")));
        JsonNode made = Json.mapper().valueToTree(read(output.resolve("modelValidate-champion.json")));
        assertThat(measured(kept)).isEqualTo(measured(made));
        assertThat(kept.get("series")).isEqualTo(made.get("series"));
        assertThat(kept.get("model")).isEqualTo(made.get("model"));
        assertThat(kept.at("/inputs").findValuesAsText("sha256"))
                .isEqualTo(made.at("/inputs").findValuesAsText("sha256"));
    }

    /** Without the scan, which names the file by where the project lies. */
    private static List<JsonNode> measured(JsonNode report) {
        List<JsonNode> measured = new ArrayList<>();
        report.get("checks").forEach(measured::add);
        measured.removeIf(check -> check.get("id").asText().startsWith("scan."));
        return measured;
    }

    private Shell scenario(String name) {
        return Shell.run(
                "run",
                EXAMPLE.resolve("modelgate.yaml"),
                "--scenario",
                name,
                "--output",
                output.resolve("reports"),
                "--registry",
                output.resolve("registry"));
    }

    private Verdict verdict(String step) {
        return report(step).verdict();
    }

    private Report report(String step) {
        return read(output.resolve("reports").resolve(step + "-default.json"));
    }

    private static Report read(Path file) {
        return Json.read(file, Report.class, "report");
    }
}
