package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the rows that a model is judged by are fit to judge it, from files to verdicts. */
class HygieneTest {

    private static final String BOTH = "predictions: test.csv, target: y, score: s, train: train.csv";

    @TempDir
    private Path folder;

    @BeforeEach
    void tables() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        write("test.csv", "x,word,y,s", row -> "%d.25,w%d,%d,0.5".formatted(row, row % 7, row % 2), 0, 40);
        write("train.csv", "x,word,y", row -> "%d.25,w%d,%d".formatted(row, row % 7, row % 2), 40, 140);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatPandasAndScikitLearnSay(String name, JsonNode given) throws IOException {
        boolean regression = given.get("kind").textValue().equals("regression");
        csv("test.csv", given.get("test"), regression ? "p" : "d");
        csv("train.csv", given.get("train"), "unused");
        List<String> features = new ArrayList<>();
        given.get("features").forEach(each -> features.add(each.textValue()));
        Report report = run(
                "predictions: test.csv, target: y, train: train.csv, task: %s, features: %s, nearDuplicates: true, %s"
                        .formatted(
                                given.get("kind").textValue(), features, regression ? "prediction: p" : "decision: d"));

        JsonNode expected = given.get("expected");
        for (String hazard : List.of("overlap", "duplicates", "labelShift")) {
            assertThat(check(report, "hygiene." + hazard).observed())
                    .as(hazard)
                    .isCloseTo(expected.get(hazard).doubleValue(), within(1e-9));
        }
        double most = StreamSupport.stream(expected.get("leakage").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .max()
                .orElseThrow();
        assertThat(check(report, "hygiene.leakage").observed()).isCloseTo(most, within(1e-9));
        int conflicts = expected.get("conflicts").intValue();
        if (!regression) {
            assertThat(check(report, "hygiene.duplicates").explanation())
                    .contains("of %d kinds of rows".formatted(conflicts));
        }
        assertThat(check(report, "hygiene.nearDuplicates").observed()).isNotNegative();
    }

    @Test
    void passesWithTheNumbersWhereNothingIsWrongAndNoLimitWasAsked() {
        Report report = run(BOTH);

        for (String hazard : List.of("overlap", "duplicates", "leakage", "labelShift")) {
            assertThat(check(report, "hygiene." + hazard).verdict()).as(hazard).isEqualTo(Verdict.PASSED);
            assertThat(check(report, "hygiene." + hazard).observed()).isNotNull();
        }
        assertThat(report.inputs()).extracting(input -> input.role()).contains("training data");
    }

    @Test
    void warnsOfRowsThatWereTrainedOnByTheirNumbersOnly() throws IOException {
        write("train.csv", "word,x,y", row -> "w%d,%d.25,%d".formatted(row % 7, row, row % 2), 39, 140);
        Check overlap = check(run(BOTH), "hygiene.overlap");

        assertThat(overlap.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(overlap.observed()).isEqualTo(1 / 40.0);
        assertThat(overlap.evidence().toString()).contains("[40, 1]").doesNotContain("w4");
        assertThat(check(run(BOTH + ", hygiene: 'overlap<=0'"), "hygiene.overlap")
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(check(run(BOTH + ", hygiene: 'overlap<=0.1'"), "hygiene.overlap")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void numbersAreAlikeHoweverTheyAreWritten() throws IOException {
        write("test.csv", "x,word,y,s", row -> "%s,w,%d,0.5".formatted(row == 0 ? "-0" : row, row % 2), 0, 40);
        write("train.csv", "x,word,y", row -> "%d.0,w,%d".formatted(row, row % 2), 0, 20);

        assertThat(check(run(BOTH), "hygiene.overlap").observed()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"test.parquet, train.csv", "test.csv, train.parquet"})
    void rowsAreAlikeInFormatsThatKeepThemOtherwise(String test, String train) throws IOException {
        for (String name : List.of("test", "train")) {
            write(
                    name + ".csv",
                    "x,word,y,s",
                    row -> "%s,%s,%d,0.5".formatted(row / 10.0, row % 4 == 0 ? "" : "w" + row % 4, row % 2),
                    0,
                    40);
            try (InputStream in = HygieneTest.class.getResourceAsStream("/parquet/floats.parquet")) {
                Files.copy(in, folder.resolve("models/" + name + ".parquet"));
            }
        }

        Report report =
                run("predictions: %s, target: y, score: s, train: %s, nearDuplicates: true".formatted(test, train));

        assertThat(check(report, "hygiene.overlap").observed()).isEqualTo(1);
        assertThat(check(report, "hygiene.nearDuplicates").observed()).isZero();
    }

    @Test
    void aRowNumberThatPandasWroteIsNoFeatureUnlessItIsNamed() throws IOException {
        write("test.csv", ",x,y,s", row -> "%d,%d,%d,0.5".formatted(row, row, row % 2), 0, 40);
        write("train.csv", "Unnamed: 0,x,y", row -> "%d,%d,%d".formatted(row + 100, row, row % 2), 0, 20);

        assertThat(check(run(BOTH), "hygiene.overlap").observed()).isEqualTo(0.5);
        assertThat(check(run(BOTH + ", features: ['Unnamed: 0', x]"), "hygiene.overlap")
                        .observed())
                .isZero();
    }

    @Test
    void warnsOfRowsThatAreAlikeWithOtherLabels() throws IOException {
        write("test.csv", "x,word,y,s", row -> "%d,w,%d,0.5".formatted(row / 2, row % 2), 0, 40);
        Check duplicates = check(run(BOTH), "hygiene.duplicates");

        assertThat(duplicates.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(duplicates.observed()).isEqualTo(0.5);
        assertThat(duplicates.explanation()).contains("of 20 kinds of rows", "contradict");
    }

    @Test
    void aColumnThatGivesTheTruthAwayFails() throws IOException {
        write("test.csv", "x,word,y,s", row -> "%d,w%d,%d,0.5".formatted(row * 7 % 40, row % 2, row % 2), 0, 40);
        Check leak = check(run(BOTH + ", hygiene: 'leakage<=0.95'"), "hygiene.leakage");

        assertThat(leak.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(leak.observed()).isEqualTo(1);
        assertThat(leak.explanation()).startsWith("'word' alone");
    }

    @Test
    void aLimitOfHygieneIsALimit() {
        assertThat(run(BOTH + ", hygiene: 'overlap<=0'").checks())
                .noneMatch(check -> check.id().equals("limits"));
        assertThat(check(run(BOTH), "limits").verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void aNameThatIsNeverThereTwiceGivesNothingAway() throws IOException {
        write("test.csv", "word,y,s", row -> "name%d,%d,0.5".formatted(row, row % 2), 0, 400);
        write("train.csv", "word", row -> "other" + row, 0, 40);

        assertThat(check(run(BOTH), "hygiene.leakage").observed()).isLessThan(0.6);
    }

    @Test
    void findsRowsThatAreNearlyTrainedOn() throws IOException {
        write("train.csv", "x,word,y", row -> "%d.2500001,'W%d!',%d".formatted(row, row % 7, row % 2), 0, 10);
        Report report = run(BOTH + ", nearDuplicates: true, hygiene: 'nearDuplicates<=0.2'");

        assertThat(check(report, "hygiene.overlap").observed()).isZero();
        assertThat(check(report, "hygiene.nearDuplicates").observed()).isEqualTo(0.25);
        assertThat(check(report, "hygiene.nearDuplicates").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "hygiene.nearDuplicates").evidence().toString())
                .contains("[1, 1]", "rounded to");
    }

    @Test
    void whatWasTrainedOnIsNotNearlyTrainedOn() throws IOException {
        Files.copy(folder.resolve("models/test.csv"), folder.resolve("models/same.csv"));
        Report report = run("predictions: test.csv, target: y, score: s, train: same.csv, nearDuplicates: true");

        assertThat(check(report, "hygiene.overlap").observed()).isEqualTo(1);
        assertThat(check(report, "hygiene.nearDuplicates").observed()).isZero();
    }

    @Test
    void noTrainingDataIsNoProof() throws IOException {
        write("train.csv", "x,word,y", row -> "", 0, 0);
        Report report = run(BOTH + ", hygiene: 'overlap<=0'");

        assertThat(check(report, "hygiene.overlap").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "hygiene.labelShift").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void saysThatTrainingDataHasNoLabels() throws IOException {
        write("train.csv", "x,word", row -> row + ",w", 0, 40);

        assertThat(check(run(BOTH), "hygiene.labelShift").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(check(run(BOTH + ", hygiene: 'labelShift<=0.1'"), "hygiene.labelShift")
                        .verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void holdsLabelsToThoseOfTheTrainingData() throws IOException {
        write("train.csv", "x,word,y", row -> "%d,w,%s".formatted(row + 900, row % 4 == 0), 0, 100);
        Check shift = check(run(BOTH + ", hygiene: 'labelShift<=0.2'"), "hygiene.labelShift");

        assertThat(shift.observed()).isCloseTo(0.25, within(1e-12));
        assertThat(shift.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void columnsOfWordsAndOfNumbersAreNotCompared() throws IOException {
        write("train.csv", "x,word,y", row -> "%s,w%d,0".formatted(row % 2 == 0 ? "a" : row, row), 0, 40);
        Report report = run(BOTH);

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("'x' holds words in", "declare its type");
    }

    @Test
    void looksForDuplicatesWithoutTrainingData() {
        Report report = run("predictions: test.csv, target: y, score: s, hygiene: ['duplicates<=0.1', 'leakage<=0.9']");

        assertThat(check(report, "hygiene.duplicates").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.checks()).noneMatch(check -> check.id().equals("hygiene.overlap"));
    }

    @Test
    void tablesWithoutACommonColumnAreAnError() throws IOException {
        write("train.csv", "z,y", row -> row + ",1", 0, 40);

        assertThat(run(BOTH).summary()).contains("no column in common");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        refused(BOTH + ", hygiene: 'overlaps<=0'", "did you mean 'overlap'?");
        refused(BOTH + ", hygiene: 'overlap>=0'", "written with <=");
        refused(BOTH + ", hygiene: 'overlap<=5'", "allows everything");
        refused(BOTH + ", hygiene: overlap", "no limit such as");
        refused(BOTH + ", hygiene: ['leakage<=0.9', 'leakage<=0.8']", "says twice");
        refused(BOTH + ", hygiene: 'nearDuplicates<=0.1'", "nearDuplicates: true");
        refused(BOTH + ", features: [x, y]", "which is the truth");
        refused(BOTH + ", features: [x, x]", "names a column twice");
        refused("predictions: p.csv, target: y, score: s, hygiene: 'overlap<=0'", "'train' names no");
        refused("predictions: p.csv, target: y, score: s, features: x", "what to do with them");
    }

    private static void refused(String settings, String words) {
        assertThatThrownBy(() -> spec("{" + settings + "}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(words);
    }

    private interface Line {
        String of(int row);
    }

    private void write(String name, String header, Line line, int from, int to) throws IOException {
        Files.writeString(
                folder.resolve("models").resolve(name),
                IntStream.range(from, to).mapToObj(line::of).collect(Collectors.joining("\n", header + "\n", "\n")));
    }

    private void csv(String name, JsonNode columns, String copyOfTarget) throws IOException {
        List<String> names = new ArrayList<>();
        columns.fieldNames().forEachRemaining(names::add);
        StringBuilder text = new StringBuilder(String.join(",", names) + "," + copyOfTarget + "\n");
        for (int row = 0; row < columns.get("y").size(); row++) {
            for (String column : names) {
                JsonNode value = columns.get(column).get(row);
                text.append(value.isNull() ? "" : value.asText()).append(',');
            }
            text.append(columns.get("y").get(row).asText()).append('\n');
        }
        Files.writeString(folder.resolve("models").resolve(name), text);
    }

    private Report run(String settings) {
        return Validate.run(spec("{" + settings + "}"), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(id, report)));
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = HygieneTest.class.getResourceAsStream("/golden/hygiene.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }
}
