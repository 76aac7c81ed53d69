package io.jenkins.lib.modelgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.html.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A drift gate whose reference, or whose past, is no file that the user names. */
class DriftSurroundingsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, Double> DRIFTED = Map.of("driftBeyondLimit", 1.0);

    @TempDir
    Path folder;

    private StepContext context;

    @BeforeEach
    void data() throws IOException {
        numbers("monday.csv", 1, 0, "x");
        numbers("tuesday.csv", 2, 0, "x");
        numbers("moved.csv", 3, 2, "x");
        context = new StepContext(
                Workspace.confined(folder), folder.resolve("modelgate"), CLOCK, Progress.NONE, Logins.NONE);
    }

    @Test
    void theLastGoodRunIsTheReferenceAndAFailedOneDoesNotTakeItsPlace() throws IOException {
        drift("{reference: 'monday.csv', current: 'tuesday.csv', keepCurrent: true}");
        String good = Files.readString(folder.resolve("modelgate/current-profile-default.json"));

        Report failed = drift("{reference: 'lastGood', current: 'moved.csv'}");
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.inputs())
                .filteredOn(input -> input.role().equals("reference"))
                .extracting(Input::path)
                .containsExactly("modelgate/current-profile-default.json");
        assertThat(folder.resolve("modelgate/current-profile-default.json")).hasContent(good);

        assertThat(drift("{reference: 'lastGood', current: 'monday.csv'}").verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(Files.readString(folder.resolve("modelgate/current-profile-default.json")))
                .isNotEqualTo(good);
    }

    @Test
    void driftThatOnlyWarnsBecauseItDoesNotLastYetIsNotTheNextReference() throws IOException {
        drift("{reference: 'monday.csv', current: 'tuesday.csv', keepCurrent: true}");
        String good = Files.readString(folder.resolve("modelgate/current-profile-default.json"));
        context = context.with(Answer.of(List.of(), good, "housing #1"));

        Report first = drift("{reference: 'lastGood', current: 'moved.csv', persistence: '2 of 3'}");

        assertThat(first.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(folder.resolve("modelgate/current-profile-default.json")).hasContent(good);
    }

    @Test
    void aNewColumnIsPartOfTheNextReference() throws IOException {
        numbers("wider.csv", 4, 0, "x", "y");
        drift("{reference: 'monday.csv', current: 'tuesday.csv', keepCurrent: true}");

        assertThat(drift("{reference: 'lastGood', current: 'wider.csv'}").verdict())
                .isEqualTo(Verdict.WARNING);
        numbers("wider.csv", 5, 0, "x", "y");
        assertThat(drift("{reference: 'lastGood', current: 'wider.csv'}").verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void whereNothingWasGoodYetItSaysHowToBegin() {
        Report report = drift("{reference: 'lastGood', current: 'monday.csv'}");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .isEqualTo("There is no last good run yet: modelgate/current-profile-default.json does not exist."
                        + " Run once with 'reference' naming data and with keepCurrent.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry:housing@champion", "registry:housing:1", "registry:housing"})
    void aRegisteredModelsProfileIsTheReference(String reference) throws IOException {
        register("profile");
        Registry.open(folder.resolve("modelgate-registry")).alias("housing:1", "champion");

        Report report = drift("{reference: '%s', current: 'moved.csv'}".formatted(reference));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.inputs())
                .filteredOn(input -> input.role().equals("reference"))
                .extracting(Input::path)
                .containsExactly("housing:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry:churn:1 | The registry holds no model 'churn'.",
                "registry:housing:7 | The registry holds no version 7 of housing; the latest is 1.",
                "registry:housing@champion | No version of housing in the registry has the alias 'champion'; none has any.",
                "registry:housing:1 | housing:1 was registered without a reference profile; register it with 'profile'."
            })
    void saysWhatTheRegistryDoesNotHave(String reference, String sentence) throws IOException {
        register(null);

        Report report = drift("{reference: '%s', current: 'monday.csv'}".formatted(reference));

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).isEqualTo(sentence);
    }

    @Test
    void aRegistryThatIsNotThereIsAnError() {
        assertThat(drift("{reference: 'registry:housing', current: 'monday.csv', registry: 'models'}")
                        .summary())
                .startsWith("There is no registry in ")
                .contains("models");
    }

    @Test
    void theBuildServersAnswerIsTheReference() throws IOException {
        drift("{reference: 'monday.csv', current: 'tuesday.csv', keepCurrent: true}");
        String profile = Files.readString(folder.resolve("modelgate/current-profile-default.json"));
        context = context.with(Answer.of(List.of(), profile, "housing #12"));

        assertThat(drift("{reference: 'registry:housing', current: 'monday.csv'}")
                        .inputs())
                .extracting(Input::path)
                .contains("housing #12");

        context = context.with(Answer.without(List.of(), "Build 12 is gone."));
        assertThat(drift("{reference: 'lastGood', current: 'monday.csv'}").summary())
                .isEqualTo("Build 12 is gone.");
    }

    @Test
    void theBuildServersEarlierRunsMakeDriftLast() {
        String said = "{reference: 'monday.csv', current: 'moved.csv', persistence: '2 of 3'}";

        context = context.with(Answer.of(List.of(), null, null));
        assertThat(drift(said).verdict()).isEqualTo(Verdict.WARNING);
        context = context.with(Answer.of(List.of(Map.of("driftBeyondLimit", 0.0), DRIFTED), null, null));
        assertThat(drift(said).verdict()).isEqualTo(Verdict.FAILED);
        context = context.with(Answer.of(
                List.of(Map.of("driftBeyondLimit", 0.0), Map.of("driftBeyondLimit", 0.0), DRIFTED), null, null));
        assertThat(drift(said).verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void persistenceThatNobodyCouldEverCountIsRefused() {
        assertThatThrownBy(() -> drift("{reference: 'monday.csv', current: 'moved.csv', persistence: '2 of 3'}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'persistence' needs 'history'");
    }

    @Test
    void asksABuildServerForNoMoreThanItNeeds() {
        assertThat(question("{reference: 'monday.csv', current: 'c.csv', id: 'a'}"))
                .isNull();
        assertThat(question("{reference: 'registry:housing', current: 'c.csv', registry: 'models'}"))
                .isNull();
        assertThat(question("{reference: 'a.csv', current: 'c.csv', persistence: '2 of 3', history: 'r/*.json'}"))
                .isNull();
        assertThat(question("{reference: 'registry:housing', current: 'c.csv'}"))
                .isEqualTo(new Question("driftGate", "default", 0, "registry:housing"));
        assertThat(question("{reference: 'lastGood', current: 'c.csv', id: 'a', persistence: '2 of 3'}"))
                .isEqualTo(new Question("driftGate", "a", 2, "lastGood"));
        assertThat(LifecycleStep.REGISTER.question(Settings.none("test"))).isEmpty();
    }

    @Test
    void knowsTheWordsOfItsChoices() {
        assertThat(LifecycleStep.DRIFT.words("correction")).containsExactly("benjamini-hochberg", "holm");
        assertThat(LifecycleStep.DRIFT.words("preset")).contains("psi-classic");
        assertThat(LifecycleStep.DRIFT.words("measure")).contains("energy");
        assertThat(LifecycleStep.DRIFT.words("categoricalMeasure"))
                .contains("psi")
                .doesNotContain("energy");
        assertThat(LifecycleStep.DRIFT.words("bins")).isEmpty();
    }

    private void register(String profile) throws IOException {
        Files.writeString(folder.resolve("model.txt"), "weights");
        ObjectNode said = Json.mapper().createObjectNode().put("model", "housing");
        said.put("modelFile", "model.txt");
        if (profile != null) {
            drift("{reference: 'monday.csv', current: 'tuesday.csv'}");
            said.put("profile", "modelgate/profile-default.json");
        }
        assertThat(LifecycleStep.REGISTER
                        .run(Settings.of("modelRegister", said), context)
                        .report()
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    private Report drift(String said) {
        try {
            Outcome outcome = LifecycleStep.DRIFT.run(settings(said), context);
            ReportFiles.write(context.output(), outcome);
            return outcome.report();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Question question(String said) {
        return LifecycleStep.DRIFT.question(settings(said)).orElse(null);
    }

    private static Settings settings(String said) {
        String json = said.replace('\'', '"').replaceAll("(\\w+): ", "\"$1\": ");
        return Settings.of("driftGate", Json.read(json, ObjectNode.class, "test"));
    }

    private void numbers(String file, long seed, double shift, String... names) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
        for (int row = 0; row < 2_000; row++) {
            for (int column = 0; column < names.length; column++) {
                text.append(column == 0 ? "" : ",").append(random.nextGaussian() + shift);
            }
            text.append('\n');
        }
        Files.writeString(folder.resolve(file), text);
    }
}
