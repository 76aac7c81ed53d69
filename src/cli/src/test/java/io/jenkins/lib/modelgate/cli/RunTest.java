package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    private static final String VALIDATE =
            "validate: { predictions: good.csv, target: y, score: score, limits: [{ metric: rocAuc, min: 0.9 }] }\n";
    private static final String DRIFT = "drift: { reference: reference.csv, current: current.csv }\n";

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void prepare() throws IOException {
        samples = new Samples(folder);
        samples.good();
        samples.reference();
        samples.current();
        samples.shifted();
        samples.few();
        samples.model();
    }

    @Test
    void is0WhereEveryStepPasses() throws IOException {
        Shell shell = run(VALIDATE + DRIFT);

        assertThat(shell.status()).isZero();
        assertThat(shell.out()).contains("modelValidate", "driftGate", "Report: ");
    }

    @Test
    void is0WithAWarningAnd1WhereThatIsStrictAndThenStops() throws IOException {
        String warns = "validate: { predictions: good.csv, target: y, score: score }\n" + DRIFT;

        assertThat(run(warns).status()).isZero();

        Shell strict = run(warns, "--strict");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.out()).containsPattern("driftGate +SKIPPED");
    }

    @Test
    void is3WhereTheDataCannotTell() throws IOException {
        Shell shell = run(VALIDATE.replace("good.csv", "few.csv") + DRIFT);

        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.out()).containsPattern("driftGate +SKIPPED");
    }

    @Test
    void is4WhereAStepCannotDoItsWorkAndKeepsTheEvidenceOfTheOthers() throws IOException {
        Shell shell = run(VALIDATE + DRIFT.replace("current.csv", "absent.csv")
                + "register: { model: m, modelFile: model.onnx }\n");

        assertThat(shell.status()).isEqualTo(4);
        assertThat(shell.complaints()).singleElement().asString().contains("driftGate", "absent.csv", "does not exist");
        assertThat(Shell.files(samples.output()))
                .containsExactly(
                        "driftGate-default.html",
                        "driftGate-default.json",
                        "index.html",
                        "modelValidate-default.html",
                        "modelValidate-default.json");
        assertThat(samples.output().resolve("index.html")).content().contains("absent.csv", "driftGate-default.html");
        assertThat(samples.output().resolve("driftGate-default.json")).content().contains("ERROR");
    }

    @Test
    void removesAnEarlierRunsReportOfAStepThatItDidNotReach() throws IOException {
        String register = "register: { model: m, modelFile: model.onnx, id: second }\n";
        run(DRIFT + register);
        assertThat(Shell.files(samples.output())).contains("modelRegister-second.json", "modelRegister-second.html");

        Shell stopped = run(DRIFT.replace("current.csv", "shifted.csv") + register);

        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.out())
                .containsPattern("modelRegister +SKIPPED +not reached; the report of an earlier run was removed");
        assertThat(Shell.files(samples.output()))
                .contains("driftGate-default.json", "index.html")
                .noneMatch(file -> file.startsWith("modelRegister"));
    }

    @Test
    void removesItAlsoWhereTheRunBreaksOff() throws IOException {
        run(VALIDATE + DRIFT);
        Files.delete(samples.output().resolve("modelValidate-default.json"));
        // A folder in the way of the report: it cannot be written.
        Files.createDirectories(samples.output().resolve("modelValidate-default.json/in the way"));

        Shell broken = run(VALIDATE + DRIFT);

        assertThat(broken.status()).isEqualTo(4);
        assertThat(broken.out()).doesNotContain("PASSED");
        assertThat(Shell.files(samples.output())).doesNotContain("driftGate-default.json", "index.html");
    }

    @Test
    void leavesNoFormOfAnEarlierReportBehindThatItDoesNotWrite() throws IOException {
        Files.createDirectories(samples.output());
        Files.writeString(samples.output().resolve("modelValidate-default.xml"), "<testsuites/>");

        run(VALIDATE);

        assertThat(samples.output().resolve("modelValidate-default.xml")).doesNotExist();
    }

    @Test
    void is2BeforeTheFirstStepWhereALaterOneIsWrong() throws IOException {
        refused(run(VALIDATE + "drift: { reference: reference.csv, curent: current.csv }\n"), "'current' is missing");
        refused(run(VALIDATE + DRIFT.replace("}", ", binz: 3 }")), "drift in", "binz", "did you mean 'bins'");
        refused(run(VALIDATE + "canary: { proxy: 'http://127.0.0.1:1', interval: 5x }\n"), "interval", "5x");
        refused(run(VALIDATE + "drfit: {}\n"), "drfit", "did you mean 'drift'");
        refused(run(VALIDATE + "validate: {}\n"), "not valid YAML");
        refused(run("validate: [\n"), "not valid YAML");
        refused(run("just words\n"), "does not hold sections");
        refused(run("model: housing\n"), "configures no step");
    }

    @Test
    void is2ForAStepOrAScenarioThatThereIsNot() throws IOException {
        refused(run(VALIDATE + DRIFT, "--only", "validate,drfit"), "drfit", "did you mean 'drift'");
        refused(run(VALIDATE, "--only", "validate,drift"), "no step 'drift'");
        refused(run(VALIDATE + "model: m\n", "--only", "model"), "no step 'model'");
        refused(run(VALIDATE, "--scenario", "bad"), "no scenario 'bad'");
    }

    @Test
    void onlyRunsTheStepsAskedFor() throws IOException {
        assertThat(run(VALIDATE + DRIFT, "--only", "drift").out())
                .contains("driftGate")
                .doesNotContain("modelValidate");
    }

    @Test
    void is4WhereTheConfigurationIsNotThere() {
        Shell shell = Shell.run("run", folder.resolve("none.yaml"), "--output", samples.output());

        assertThat(shell.status()).isEqualTo(4);
        assertThat(shell.complaints()).singleElement().asString().contains("none.yaml", "does not exist");
        assertThat(Shell.run("run", folder, "--output", samples.output()).complaints())
                .singleElement()
                .asString()
                .contains("is a folder");
        assertThat(Shell.files(samples.output())).isEmpty();
    }

    private Shell run(String config, String... more) throws IOException {
        List<Object> words = new ArrayList<>(List.of("run", samples.write("modelgate.yaml", config)));
        words.addAll(List.of("--output", samples.output(), "--registry", folder.resolve("registry")));
        words.addAll(List.of(more));
        return Shell.run(words.toArray());
    }

    private void refused(Shell shell, String... words) {
        assertThat(shell.complaints())
                .singleElement()
                .asString()
                .startsWith("modelgate: ")
                .contains(words);
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(Shell.files(samples.output())).isEmpty();
    }
}
