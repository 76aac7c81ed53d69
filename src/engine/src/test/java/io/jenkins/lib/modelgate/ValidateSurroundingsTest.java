package io.jenkins.lib.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is compared with the registered champion. */
class ValidateSurroundingsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    private static final String AGAINST_CHAMPION =
            "metricsFile: now.json, modelFile: new.txt, baseline: 'registry:housing@champion', limits: [{metric: file.auc, noWorseThan: 0.01}]";

    @TempDir
    Path folder;

    private StepContext context;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("new.txt"), "new");
        Files.writeString(folder.resolve("old.txt"), "old");
        Files.writeString(folder.resolve("now.json"), "{\"auc\": 0.91}");
        Files.writeString(folder.resolve("then.json"), "{\"auc\": 0.95}");
        context = new StepContext(
                Workspace.confined(folder), folder.resolve("modelgate"), CLOCK, Progress.NONE, Logins.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry:housing@champion", "registry:housing:1", "registry:housing"})
    void theRegisteredReportIsTheBaseline(String reference) throws IOException {
        registerTheChampion();

        Report report = validate(AGAINST_CHAMPION.replace("registry:housing@champion", reference));

        Check check = check(report, "metric.file.auc.baseline");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.explanation()).contains("auc 0.91 now, 0.95 in the baseline: 0.04 worse");
        assertThat(check(report, "baseline").explanation()).startsWith("housing:1 is the validation of ");
        assertThat(report.inputs())
                .filteredOn(input -> input.role().equals("baseline"))
                .extracting(Input::path)
                .containsExactly("housing:1");
    }

    @Test
    void theCandidateThatIsTheChampionIsSaidToBe() throws IOException {
        registerTheChampion();

        Report report = validate(AGAINST_CHAMPION.replace("new.txt", "old.txt"));

        assertThat(check(report, "same-model").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "same-model").explanation()).contains("housing:1 is of the very same model file");
    }

    @Test
    void withoutAChampionNothingPasses() throws IOException {
        assertError(AGAINST_CHAMPION, "There is no registry in ");
        registerTheChampion();

        assertError(
                AGAINST_CHAMPION.replace("@champion", "@best"),
                "No version of housing in the registry has the alias 'best'; there are champion. The first time, say 'firstChampion'");
        assertError(AGAINST_CHAMPION.replace("housing", "churn"), "The registry holds no model 'churn'.");
        assertError(AGAINST_CHAMPION.replace("@champion", ":7"), "The registry holds no version 7 of housing");
    }

    @Test
    void theVeryFirstTimeWarnsThatNothingWasCompared() throws IOException {
        String first =
                AGAINST_CHAMPION.replace("noWorseThan: 0.01", "min: 0.9, noWorseThan: 0.01") + ", firstChampion: true";

        Report report = validate(first);

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "baseline").explanation()).contains("Nothing was compared, as 'firstChampion' allows");
        assertThat(check(report, "metric.file.auc").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.file.auc.baseline").verdict()).isEqualTo(Verdict.SKIPPED);

        registerTheChampion();
        assertThat(validate(first).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void firstChampionExcusesNothingElse() throws IOException {
        String first = AGAINST_CHAMPION + ", firstChampion: true";
        register("old.txt", "reports: []");
        Registry.open(folder.resolve("modelgate-registry")).alias("housing:1", "champion");
        assertError(first, "housing:1 was registered without a report of modelValidate; register it with 'reports'.");

        Files.writeString(folder.resolve("modelgate-registry/index.json"), "{");
        assertThat(validate(first).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void firstChampionExcusesNoAliasThatWasLost() throws IOException {
        registerTheChampion();
        Path index = folder.resolve("modelgate-registry/index.json");
        String withAlias = Files.readString(index);
        Files.writeString(index, withAlias.replace("\"io.modelgate.aliases\"", "\"not.ours\""));

        assertError(
                AGAINST_CHAMPION + ", firstChampion: true",
                "No version of housing in the registry has the alias 'champion' any more; housing:1 had it."
                        + " Give it back: 'modelgate registry alias'.");

        ObjectNode emptied = Json.read(withAlias, ObjectNode.class, "the index");
        emptied.putArray("manifests");
        Files.writeString(index, Json.write(emptied));
        assertError(AGAINST_CHAMPION + ", firstChampion: true", "its index.json has lost housing:1");
    }

    @Test
    void firstChampionExcusesAModelThatNeverHadTheAlias() throws IOException {
        registerTheChampion();
        Registry.open(folder.resolve("modelgate-registry")).alias("housing:1", "challenger");

        assertThat(validate(AGAINST_CHAMPION.replace("@champion", "@best") + ", firstChampion: true")
                        .verdict())
                .isEqualTo(Verdict.WARNING);
    }

    @Test
    void firstChampionExcusesNoRegistryWithoutItsMarker() throws IOException {
        registerTheChampion();
        Files.delete(folder.resolve("modelgate-registry/oci-layout"));

        assertError(AGAINST_CHAMPION + ", firstChampion: true", "is damaged: it has no file oci-layout");
    }

    @Test
    void firstChampionExcusesNoFolderOfSomethingElse() throws IOException {
        Files.createDirectories(folder.resolve("modelgate-registry"));
        Files.writeString(folder.resolve("modelgate-registry/notes.txt"), "mine");

        assertError(AGAINST_CHAMPION + ", firstChampion: true", "There is no registry in ");
    }

    @Test
    void anAliasGivenBeforeItWasRecordedIsRecordedWithTheNextVersion() throws IOException {
        registerTheChampion();
        Path index = folder.resolve("modelgate-registry/index.json");
        ObjectNode old = Json.read(Files.readString(index), ObjectNode.class, "the index");
        old.remove("annotations");
        Files.writeString(index, Json.write(old));
        register("new.txt", "reports: []");
        Files.writeString(index, Files.readString(index).replace("\"io.modelgate.aliases\"", "\"not.ours\""));

        assertError(AGAINST_CHAMPION + ", firstChampion: true", "housing:1 had it");
    }

    @Test
    void ofSeveralReportsTheOneWithThisRunsIdCounts() throws IOException {
        for (String id : List.of("night", "day")) {
            keep(validate("metricsFile: then.json, id: %s, limits: [{metric: file.auc, min: 0}]".formatted(id)));
        }
        register("old.txt", "reports: 'modelgate/*.json'");

        String latest = AGAINST_CHAMPION.replace("@champion", "");
        assertThat(validate(latest + ", id: day").verdict()).isEqualTo(Verdict.FAILED);
        assertError(
                latest,
                "housing:1 was registered with several reports of modelValidate (day, night), none of which has the id 'default'");
    }

    @Test
    void aBuildServerIsAskedWhereNoRegistryIsNamed() throws IOException {
        assertThat(question(AGAINST_CHAMPION))
                .isEqualTo(new Question("modelValidate", "default", 0, "registry:housing@champion"));
        assertThat(question(AGAINST_CHAMPION + ", registry: models")).isNull();
        assertThat(question("metricsFile: now.json, baseline: then.json")).isNull();

        registerTheChampion();
        Registry registry = Registry.open(folder.resolve("modelgate-registry"));
        Answer answer = question(AGAINST_CHAMPION).answer(registry, List.of());
        // What a build server says has been to JSON and back.
        context = context.with(Json.read(Json.write(answer), Answer.class, "answer"));
        Files.delete(folder.resolve("modelgate-registry/oci-layout"));

        assertThat(validate(AGAINST_CHAMPION).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(validate(AGAINST_CHAMPION.replace("new.txt", "old.txt")), "same-model")
                        .explanation())
                .contains("housing:1");
    }

    @Test
    void whatABuildServerDoesNotHaveIsAnErrorOrTheFirstTime() throws IOException {
        registerTheChampion();
        Registry registry = Registry.open(folder.resolve("modelgate-registry"));
        Question question = question(AGAINST_CHAMPION.replace("@champion", "@best"));
        try {
            question.answer(registry, List.of());
        } catch (UnavailableException e) {
            context = context.with(Json.read(Json.write(Answer.without(List.of(), e)), Answer.class, "answer"));
        }

        assertError(AGAINST_CHAMPION, "has the alias 'best'");
        assertThat(validate(AGAINST_CHAMPION + ", firstChampion: true").verdict())
                .isEqualTo(Verdict.WARNING);

        context = context.with(Answer.without(List.of(), "The disk is gone."));
        assertError(AGAINST_CHAMPION + ", firstChampion: true", "The disk is gone.");
    }

    private void assertError(String settings, String message) throws IOException {
        Report report = validate(settings);
        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains(message);
    }

    private void registerTheChampion() throws IOException {
        keep(validate("metricsFile: then.json, modelFile: old.txt, limits: [{metric: file.auc, min: 0}]"));
        register("old.txt", "reports: 'modelgate/*.json'");
        Registry.open(folder.resolve("modelgate-registry")).alias("housing:1", "champion");
    }

    private void register(String file, String more) throws IOException {
        Outcome outcome = LifecycleStep.REGISTER.run(
                settings("model: housing, modelFile: %s, %s".formatted(file, more)), context);
        assertThat(outcome.report().verdict()).isIn(Verdict.PASSED, Verdict.WARNING);
    }

    private void keep(Report report) throws IOException {
        Files.createDirectories(folder.resolve("modelgate"));
        Files.writeString(folder.resolve("modelgate/%s.json".formatted(report.fileStem())), Json.write(report));
    }

    private Report validate(String settings) throws IOException {
        return LifecycleStep.VALIDATE.run(settings(settings), context).report();
    }

    private static Question question(String settings) throws IOException {
        return LifecycleStep.VALIDATE.question(settings(settings)).orElse(null);
    }

    private static Settings settings(String yaml) throws IOException {
        return Settings.of("test", (ObjectNode) new YAMLMapper().readTree("{%s}".formatted(yaml)));
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + report.checks()));
    }
}
