package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportContract;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Random random = new Random(42);

    @BeforeEach
    void reference() throws IOException {
        table("reference.csv", 2_000, 0);
    }

    @Test
    void passesDataThatLooksTheSame() throws IOException {
        table("current.csv", 1_500, 0);

        Report report = run("").report();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.step()).isEqualTo("driftGate");
        assertThat(report.checks())
                .extracting(Check::id)
                .containsExactlyInAnyOrder(
                        "schema",
                        "rows",
                        "dataset",
                        "quality.missing",
                        "quality.unseen",
                        "quality.range",
                        "quality.unique",
                        "quality.constant",
                        "column.income",
                        "column.region",
                        "column.grade",
                        "column.ok",
                        "column.at");
        assertThat(report.summary()).startsWith("None of 4 judged columns drifted; the largest change is ");
        assertThat(report.inputs())
                .extracting(Input::role, Input::path, Input::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("reference", "reference.csv", 2_000L),
                        org.assertj.core.groups.Tuple.tuple("current", "current.csv", 1_500L));
        assertThat(report.series())
                .containsKeys(
                        "driftShare",
                        "driftedColumns",
                        "driftBeyondLimit",
                        "effect.income",
                        "effect.region",
                        "effect.grade",
                        "effect.ok");
    }

    @Test
    void failsDataThatMovedAndSaysWhichWayAndByHowMuch() throws IOException {
        table("current.csv", 500, 1);

        Report report = run("\"measure\": \"psi\"").report();

        Check income = check(report, "column.income");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(income.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(income.explanation())
                .matches("income rose: median [\\d.]+ → [\\d.]+; [\\d.]+ % of rows moved; PSI [\\d.]+"
                        + " \\(limit 0\\.2; noise at 500 rows: 0\\.04\\d*\\)\\.");
        assertThat(income.observed()).isGreaterThan(0.2);
        assertThat(income.limit().max()).isEqualTo(0.2);
        Evidence.Distribution shares = bins(income);
        assertThat(shares.labels()).hasSize(10).first().asString().startsWith("≤ ");
        assertThat(shares.reference()).allSatisfy(share -> assertThat(share).isCloseTo(0.1, within(0.002)));
        assertThat(shares.current().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(check(report, "column.region").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.summary()).startsWith("1 of 4 judged columns drifted (25 %; at most 10 % may): income (PSI ");
        assertThat(report.series()).containsEntry("driftShare", 0.25).containsEntry("driftedColumns", 1.0);
    }

    @Test
    void aStoredProfileGivesTheVerdictsOfItsData() throws IOException {
        table("current.csv", 700, 0.4);
        Outcome ofData = run("");
        Files.writeString(folder.resolve("profile.json"), ofData.attachments().get("profile-default.json"));

        Outcome ofProfile = run("\"reference\": \"profile.json\"");

        assertThat(ofProfile.report().checks()).isEqualTo(ofData.report().checks());
        assertThat(ofProfile.report().series()).isEqualTo(ofData.report().series());
        assertThat(ofProfile.attachments()).isEqualTo(ofData.attachments());
        assertThat(ofProfile.report().inputs().get(0).path()).isEqualTo("profile.json");
    }

    @Test
    void theProfileIsKeptUnlessToldOtherwise() throws IOException {
        table("current.csv", 500, 0);

        assertThat(run("\"id\": \"nightly\"").attachments()).containsOnlyKeys("profile-nightly.json");
        assertThat(run("\"writeProfile\": false").attachments()).isEmpty();
    }

    @Test
    void doesNotJudgeTimestampsButSaysWhereTheyAre() throws IOException {
        table("current.csv", 500, 0);

        Check at = check(run("").report(), "column.at");

        assertThat(at.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(at.explanation())
                .isEqualTo(
                        "at is not judged: 2024-01-01T00:00:00Z … 2024-01-28T23:00:00Z before, 2024-01-01T00:00:00Z … 2024-01-21T19:00:00Z now; they overlap by 20 days; timestamps move by nature.");
    }

    @Test
    void missingValuesAreABinOfTheirOwn() throws IOException {
        column("reference.csv", 1_000, i -> "" + i % 100);
        column("current.csv", 1_000, i -> i % 5 == 0 ? "" : "" + i % 100);

        Check x = check(run("\"measure\": \"psi\"").report(), "column.x");

        assertThat(x.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(x.explanation()).startsWith("x changed: missing 0 % → 20 %; 20 % of rows moved; PSI ");
        assertThat(bins(x).labels()).last().isEqualTo("missing");
    }

    @Test
    void valuesThatAreNotFiniteAreABinOfTheirOwn() throws IOException {
        column("reference.csv", 1_000, i -> "" + i % 100);
        column("current.csv", 1_000, i -> i % 5 == 0 ? "inf" : "" + i % 100);

        assertThat(check(run("\"measure\": \"psi\"").report(), "column.x").explanation())
                .startsWith("x changed: not finite 0 % → 20 %; 20 % of rows moved; PSI ");
    }

    @Test
    void fewWholeNumbersAreCodes() throws IOException {
        column("reference.csv", 1_000, i -> "" + i % 3);
        column("current.csv", 1_000, i -> i % 2 == 0 ? "7" : "" + i % 3);

        Check x = check(run("\"measure\": \"psi\"").report(), "column.x");

        assertThat(x.explanation()).startsWith("x changed: '7' 0 % → 50 %, new: '7'; 50 % of rows moved; PSI ");
        assertThat(bins(x).labels()).containsExactly("0", "1", "2", "7");
    }

    @Test
    void rareCategoriesAreComparedTogether() throws IOException {
        column("reference.csv", 2_000, i -> i % 2 == 0 ? "often" : "rare-" + i % 900);
        column("current.csv", 2_000, i -> i % 2 == 0 ? "often" : "rare-" + (i + 1_000) % 900);

        Check x = check(run("\"columns\": \"x\"").report(), "column.x");

        assertThat(bins(x).labels()).containsExactly("often", "others");
        assertThat(x.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void idsAreNotJudgedUnlessAskedFor() throws IOException {
        column("reference.csv", 1_000, i -> "id-" + i);
        column("current.csv", 1_000, i -> "id-" + (i + 500));

        Report report = run("").report();

        assertThat(check(report, "column.x").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(check(report, "column.x").explanation()).contains("more than half of the reference's values differ");
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        // Asked for, they are compared; but where each value is there once, there is nothing to see, and no pass.
        assertThat(check(run("\"columns\": \"x\"").report(), "column.x").explanation())
                .startsWith("x is steady: others 100 % → 100 %");
        assertThat(check(run("\"critical\": \"x\"").report(), "column.x").verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void aColumnThatIsGoneFails() throws IOException {
        write("current.csv", "region\n" + "north\n".repeat(500));

        Report report = run("\"columns\": \"income,region\"").report();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "schema").explanation())
                .isEqualTo("Against the reference, the column 'income' is gone.");
    }

    @Test
    void aNewColumnIsAWarning() throws IOException {
        column("reference.csv", 1_000, i -> "" + i % 100);
        write("current.csv", "x,extra\n" + rows(1_000, i -> i % 100 + ",1"));

        Report report = run("").report();

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "schema").explanation())
                .isEqualTo("Against the reference, the column 'extra' is new.");
        assertThat(check(run("\"exclude\": \"extra\"").report(), "schema").verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void aColumnWithoutANameIsOneAsAnyOtherUntilItIsExcluded() {
        DriftFolder tables = new DriftFolder(folder)
                .reference(",x", 1_000, i -> i + "," + i % 100)
                .current(",x", 1_000, i -> i + 5_000 + "," + i % 100);

        Report report = tables.report("");
        assertThat(check(report, "column.Unnamed: 0").verdict()).isEqualTo(Verdict.FAILED);
        ReportContract.assertKept(report);
        assertThat(tables.report("'exclude': 'Unnamed: 0'").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aColumnOfAnotherKindFails() throws IOException {
        column("reference.csv", 1_000, i -> "" + i % 100);
        column("current.csv", 1_000, i -> "n" + i % 100);

        Report report = run("").report();

        assertThat(check(report, "schema").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "schema").explanation())
                .isEqualTo("Against the reference, 'x' holds text instead of numbers.");
    }

    @Test
    void fractionsWhereWholeNumbersWereAreNumbersAllTheSame() throws IOException {
        column("reference.csv", 1_000, i -> "" + i % 100);
        column("current.csv", 1_000, i -> i % 100 + ".0");

        assertThat(run("").report().verdict()).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"7, ''", "word, ''", "true, ''", "2024-01-01, ''", "'', 7", "'', word"})
    void aColumnThatLostOrGotAllItsValuesHasDrifted(String before, String now) throws IOException {
        write("reference.csv", "x,y\n" + rows(500, i -> before + ",1"));
        write("current.csv", "x,y\n" + rows(500, i -> now + ",1"));

        Report report = run("\"columns\": \"x\"").report();

        assertThat(check(report, "schema").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "column.x").verdict()).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "29"})
    void tooFewRowsAreInsufficient(int rows) throws IOException {
        table("current.csv", rows, 0);

        Report report = run("").report();

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.summary())
                .isEqualTo("2,000 reference and %d current rows; either side needs at least 30 to be judged."
                        .formatted(rows));
        assertThat(check(report, "dataset").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void anEmptyReferenceIsInsufficient() throws IOException {
        table("reference.csv", 0, 0);
        table("current.csv", 500, 0);

        assertThat(run("").report().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(run("\"minRows\": 1").report().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void rowsThatCannotTellDriftFromNoiseAreInsufficientAndItSaysHowManyWouldDo() throws IOException {
        column("reference.csv", 1_000, i -> "" + i % 100);
        column("current.csv", 60, i -> "" + i * 100 / 60);

        Check x = check(run("\"measure\": \"psi\"").report(), "column.x");

        assertThat(x.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(x.explanation())
                .matches(
                        "x cannot be judged: at 60 rows noise alone makes a PSI of 0\\.[23]\\d*, and it is 0 \\(limit 0\\.2\\);"
                                + " \\d+ current rows would do\\.");
        assertThat(x.figures()).containsKeys("effect", "noise", "pValue", "adjustedP", "movedShare", "rowsNeeded");
    }

    @Test
    void aShareOfColumnsMayDrift() throws IOException {
        table("current.csv", 1_000, 1);

        Report tolerant = run("\"maxDriftedShare\": 0.25").report();

        assertThat(tolerant.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(tolerant, "column.income").explanation())
                .endsWith("Tolerated, since at most 25 % of the columns may drift.");
        assertThat(run("\"maxDriftedShare\": 0.24").report().verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aCriticalColumnMayNot() throws IOException {
        table("current.csv", 1_000, 1);

        Report report =
                run("\"maxDriftedShare\": 0.5, \"critical\": \"income\"").report();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "dataset").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "dataset").explanation()).endsWith("Critical: income.");
        assertThat(check(report, "column.income").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void warnsOfAChangeThatIsRealButSmall() throws IOException {
        table("reference.csv", 5_000, 0);
        table("current.csv", 5_000, 0.37);

        Check income = check(run("\"measure\": \"psi\"").report(), "column.income");

        assertThat(income.observed()).isBetween(0.1, 0.2);
        assertThat(income.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(income.explanation()).contains("(warning from 0.1, limit 0.2; noise at 5,000 rows: ");
    }

    @Test
    void aThingComparedWithItselfIsAWarning() throws IOException {
        Report report = run("\"current\": \"reference.csv\"").report();

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "same-data").explanation())
                .isEqualTo("A thing was compared with itself: reference.csv is part of the reference as well.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "\"current\": \"gone.csv\" # The current data 'gone.csv' does not exist or cannot be read.",
                "\"reference\": \"gone.json\" # The reference profile 'gone.json' does not exist or cannot be read.",
                "\"reference\": \"other.json\" # The reference profile other.json is no profile of the schema modelgate.profile/1",
                "\"columns\": \"incme\" # 'columns' names the column 'incme', which the reference reference.csv does not have.",
                "\"critical\": \"incme\" # 'critical' names the column 'incme', which the reference reference.csv does not have.",
                "\"critical\": \"at\" # 'critical' names the column 'at', which holds timestamps",
                "\"modelFile\": \"gone.onnx\" # The model file 'gone.onnx' does not exist or cannot be read."
            })
    void whatCannotBeReadIsAnErrorNeverAPass(String settings, String sentence) throws IOException {
        table("current.csv", 500, 0);
        write("other.json", "{\"schema\": \"modelgate.report/1\"}");

        Outcome outcome = run(settings);

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(outcome.report().summary()).startsWith(sentence);
        assertThat(outcome.attachments()).isEmpty();
    }

    @Test
    void aSampleIsNeverSilent() throws IOException {
        table("current.csv", 1_000, 0);

        Report report = run("\"sample\": 500, \"seed\": 7").report();

        assertThat(check(report, "rows").observed()).isEqualTo(500);
        assertThat(check(report, "sample").explanation())
                .isEqualTo("reference.csv: a random sample of 500 of 2,000 rows, drawn by a reservoir with the seed 7;"
                        + " current.csv: a random sample of 500 of 1,000 rows, drawn by a reservoir with the seed 7.");
        assertThat(run("").report().checks()).extracting(Check::id).doesNotContain("sample");
    }

    @Test
    void namesTheModelItSpeaksOf() throws IOException {
        table("current.csv", 500, 0);
        write("model.onnx", "bytes");

        Report report =
                run("\"model\": \"housing\", \"modelFile\": \"model.onnx\"").report();

        assertThat(report.model().name()).isEqualTo("housing");
        assertThat(report.model().digest()).startsWith("sha256:");
        assertThat(report.inputs()).extracting(Input::role).contains("model");
    }

    @Test
    void saysWhatItIsDoing() throws IOException {
        table("current.csv", 500, 0);
        List<String> heard = new ArrayList<>();

        Drift.run(spec(""), Workspace.confined(folder), CLOCK, heard::add);

        assertThat(heard).containsExactly("reference: 2,000 rows profiled", "current: 500 rows compared in 4 columns");
    }

    @Test
    void aReferenceProfileMayHaveColumnsThatAreNotAskedFor() throws IOException {
        table("current.csv", 500, 1);
        Files.writeString(folder.resolve("p.json"), run("").attachments().get("profile-default.json"));

        Report report =
                run("\"reference\": \"p.json\", \"columns\": \"region\"").report();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.checks()).extracting(Check::id).doesNotContain("column.income");
        assertThat(DatasetProfile.parse(run("").attachments().get("profile-default.json"), "It")
                        .columns())
                .hasSize(5);
    }

    /** Income is normal around 10 plus the shift, with deviation 1; nothing else changes. */
    private void table(String name, int rows, double shift) throws IOException {
        write(
                name,
                "income,region,grade,ok,at\n"
                        + rows(
                                rows,
                                i -> "%s,%s,%d,%s,2024-01-%02d %02d:00:00"
                                        .formatted(
                                                10 + shift + random.nextGaussian(),
                                                List.of("north", "south", "east")
                                                        .get(random.nextInt(3)),
                                                random.nextInt(5),
                                                random.nextInt(4) == 0,
                                                1 + i / 24 % 28,
                                                i % 24)));
        if (rows == 0) {
            return;
        }
        assertThat(Files.size(folder.resolve(name))).isPositive();
    }

    private void column(String name, int rows, IntFunction<String> value) throws IOException {
        write(name, "x\n" + rows(rows, i -> value.apply(i).isEmpty() ? "\"\"" : value.apply(i)));
    }

    private static String rows(int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void refusesADeclaredTypeOfAColumnThatIsNotThere() throws IOException {
        table("current.csv", 100, 0);

        Report report = run("\"types\": [\"incme=number\"]").report();

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .startsWith("'types' names the column 'incme', which reference.csv and current.csv do not have"
                        + " — did you mean 'income'? There are ");
    }

    private Outcome run(String settings) {
        return Drift.run(spec(settings), Workspace.confined(folder), CLOCK, line -> {});
    }

    private static DriftSpec spec(String settings) {
        String defaults = (settings.contains("\"reference\"") ? "" : "\"reference\": \"reference.csv\", ")
                + (settings.contains("\"current\"") ? "" : "\"current\": \"current.csv\"");
        String all = defaults.isEmpty() || settings.isEmpty() ? defaults + settings : defaults + ", " + settings;
        return DriftTestSettings.spec("{" + all.replace(", ,", ",") + "}");
    }

    /** The bins are drawn last. */
    private static Evidence.Distribution bins(Check check) {
        return (Evidence.Distribution)
                (check.evidence() instanceof Evidence.Group group
                        ? group.parts().get(group.parts().size() - 1)
                        : check.evidence());
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check %s in %s".formatted(id, report.checks())));
    }
}
