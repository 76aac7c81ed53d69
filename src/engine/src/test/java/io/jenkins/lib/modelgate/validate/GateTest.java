package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparison with the champion, slices and fairness, from files to verdicts. */
class GateTest {

    private static final String SCORES = "predictions: p.csv, target: y, score: new";
    private static final String BOTH = SCORES + ", championScore: old";

    @TempDir
    private Path folder;

    @BeforeEach
    void predictions() throws IOException {
        Random random = new Random(1);
        StringBuilder table = new StringBuilder("y,new,old,worse,sex,age,region\n");
        for (int row = 0; row < 2_000; row++) {
            boolean target = random.nextDouble() < 0.4;
            double base = (target ? 0.65 : 0.35) + 0.15 * random.nextGaussian();
            boolean female = random.nextBoolean();
            int age = 18 + random.nextInt(60);
            String region = row < 5 ? "islands" : row % 3 == 0 ? "north" : "south";
            // Where both are so, the candidate knows nothing.
            boolean lost = female && region.equals("north");
            double candidate = lost ? random.nextDouble() : base;
            table.append("%d,%s,%s,%s,%s,%s,%s%n"
                    .formatted(
                            target ? 1 : 0,
                            share(candidate),
                            share(base + 0.02 * random.nextGaussian()),
                            share(0.5 * base + 0.5 * random.nextDouble()),
                            female ? "F" : "M",
                            row % 50 == 7 ? "" : Integer.toString(age),
                            region));
        }
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/p.csv"), table);
    }

    @Test
    void isNoWorseThanAWorseChampionAndBetter() {
        Report report = run("predictions: p.csv, target: y, score: old, championScore: worse, limits: ["
                + "{metric: rocAuc, noWorseThan: 0.01}, {metric: accuracy, betterBy: 0.01},"
                + " {metric: logLoss, betterBy: 0.05, relative: true}]");

        for (String metric : new String[] {"rocAuc", "accuracy", "logLoss"}) {
            assertThat(check(report, "metric." + metric + ".champion").verdict())
                    .isEqualTo(Verdict.PASSED);
        }
        Check area = check(report, "metric.rocAuc.champion");
        assertThat(area.explanation())
                .contains("95 % interval of the difference", "DeLong", "up to 0.01 worse is allowed");
        assertThat(area.interval().low()).isLessThan(area.observed());
        assertThat(area.figures()).containsKeys("effect", "pValue");
        assertThat(check(report, "metric.logLoss.champion").explanation())
                .contains("bootstrap of 1000 resamples", "it must be 5 % better");
        assertThat(check(report, "same-model").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void failsWhereItIsClearlyWorse() {
        Report report = run(BOTH + ", limits: [{metric: rocAuc, noWorseThan: 0.01}, {metric: f1, noWorseThan: 0.01}]");

        assertThat(check(report, "metric.rocAuc.champion").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "metric.f1.champion").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void saysHowManyRowsWouldDecideWhatIsOpen() {
        double margin =
                -check(run(BOTH + ", limits: [{metric: accuracy, noWorseThan: 0.01}]"), "metric.accuracy.champion")
                                .observed()
                        + 0.002;
        Check check = check(
                run(BOTH + ", limits: [{metric: accuracy, noWorseThan: %s}]".formatted(margin)),
                "metric.accuracy.champion");

        assertThat(check.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check.explanation()).contains("leaves that open", "rows would decide it");
        assertThat(check.figures().get("rowsNeeded")).isGreaterThan(2_000);
    }

    @Test
    void rankingsAreComparedQueryByQuery() throws IOException {
        // In 40 queries of 50 rows the candidate puts the relevant row first or last; the champion always second.
        StringBuilder table = new StringBuilder("q,r,new,old\n");
        for (int row = 0; row < 2_000; row++) {
            int place = row % 50;
            boolean first = row / 50 % 5 < 3;
            table.append("%d,%d,%d,%d%n"
                    .formatted(
                            row / 50,
                            place == 0 ? 1 : 0,
                            place == 0 ? (first ? 99 : -1) : 50 - place,
                            place == 0 ? 48 : 50 - place));
        }
        Files.writeString(folder.resolve("models/r.csv"), table);
        Check check = check(
                run("task: ranking, predictions: r.csv, group: q, target: r, score: new, championScore: old,"
                        + " limits: [{metric: mrr, betterBy: 0.15}]"),
                "metric.mrr.champion");

        assertThat(check.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        // 24 of 40 queries at 1, the others at 0.02: a standard error of 0.076
        assertThat(check.interval().high() - check.interval().low()).isBetween(0.25, 0.35);
        assertThat(check.explanation()).contains("queries would decide it in four of five cases");
    }

    @Test
    void theChampionItselfIsNoProof() {
        Report report = run("predictions: p.csv, target: y, score: new, championScore: new,"
                + " limits: [{metric: rocAuc, noWorseThan: 0.01}, {metric: accuracy, betterBy: 0}]");

        assertThat(check(report, "same-model").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "metric.rocAuc.champion").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(check(report, "metric.accuracy.champion").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aTableOfTheChampionsMustBeOfTheSameRows() throws IOException {
        Files.writeString(folder.resolve("models/few.csv"), "y,new\n1,0.5\n");
        Report report = run(SCORES + ", championPredictions: few.csv");
        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("have 1 rows").contains("2,000");

        String table = Files.readString(folder.resolve("models/p.csv"));
        int second = table.indexOf('\n', table.indexOf('\n') + 1) + 1;
        char other = table.charAt(second) == '1' ? '0' : '1';
        Files.writeString(
                folder.resolve("models/other.csv"), table.substring(0, second) + other + table.substring(second + 1));
        assertThat(run(SCORES + ", championPredictions: other.csv").summary()).startsWith("Row 2 of the champion's");
    }

    @Test
    void comparesWithATableOfTheSameColumns() throws IOException {
        Files.writeString(
                folder.resolve("models/c.csv"),
                Files.readString(folder.resolve("models/p.csv")).replace("y,new,old,worse", "y,a,new,b"));
        Report report = run(SCORES + ", championPredictions: c.csv, limits: [{metric: rocAuc, noWorseThan: 0.5}]");

        assertThat(check(report, "metric.rocAuc.champion").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.inputs()).extracting(input -> input.role()).contains("champion predictions");
    }

    @Test
    void saysThatAChampionWithoutAKeyNeedsTheTruthToo() throws IOException {
        Files.writeString(folder.resolve("models/blind.csv"), "id,new\n1,0.5\n");
        Report report = run(SCORES + ", championPredictions: blind.csv");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .contains(
                        "blind.csv has no column 'y': without 'key' the champion's table needs the truth, too; name 'key'");
    }

    @Test
    void slicesOfTimeAreNamedByTheirTimes() throws IOException {
        StringBuilder table = new StringBuilder("y,new,day,at\n");
        for (int row = 0; row < 200; row++) {
            table.append("%d,0.%d,2024-02-%02d,2024-02-01T%02d:%02d:00Z%n"
                    .formatted(row % 2, 2 + row % 7, 1 + row / 100, row / 60, row % 60));
        }
        Files.writeString(folder.resolve("models/t.csv"), table);
        Report report =
                run("predictions: t.csv, target: y, score: new, slices: [day, 'at:2'], sliceLimits: ['accuracy>=0']");

        assertThat(check(report, "slice.day.accuracy").evidence().toString()).contains("2024-02-01", "2024-02-02");
        assertThat(check(report, "slice.at.accuracy").evidence().toString())
                .contains("< 2024-02-01T01:40:00Z", "≥ 2024-02-01T01:40:00Z");
    }

    @Test
    void judgesEachSlice() {
        Report report = run(SCORES + ", slices: [sex, 'age:30,60'], sliceLimits: ['accuracy>=0.8', 'rocAuc=0.02']");

        assertThat(check(report, "slice.sex.accuracy").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "slice.sex.accuracy").explanation()).contains("2 slices", "Not so: sex = F");
        assertThat(check(report, "slice.sex.rocAuc").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "slice.age.accuracy").evidence().toString())
                .contains("age = (missing)", "age < 30", "age = 30 – < 60");
    }

    @Test
    void aSliceThatIsTooSmallIsNeverGreen() {
        Report report = run(SCORES + ", slices: region, sliceLimits: 'accuracy>=0.1'");

        assertThat(check(report, "slice.region.accuracy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "slice.region.accuracy").explanation()).contains("region = islands (", "5 rows");
    }

    @Test
    void theSummaryCountsTheLimitsOfSlicesToo() {
        assertThat(run(SCORES + ", limits: [{metric: accuracy, min: 0.1}], slices: sex, sliceLimits: 'accuracy>=0.1'")
                        .summary())
                .startsWith("All 2 limits hold over 2,000 rows: Accuracy ");
        assertThat(run(SCORES + ", slices: sex, sliceLimits: 'accuracy>=0.1'").summary())
                .isEqualTo("The limit holds over 2,000 rows; no metric has a limit of its own.");
    }

    @Test
    void slicesWithoutALimitAreShownOnly() {
        assertThat(check(run(SCORES + ", slices: sex"), "slice.sex.accuracy").verdict())
                .isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void findsTheWeakSliceThatNobodyDeclared() {
        Check weak = check(run(SCORES + ", weakSlices: [sex, age, region]"), "weak-slices");

        assertThat(weak.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(weak.explanation()).contains("sex = F and region = north");
        assertThat(weak.observed()).isEqualTo(1);
    }

    @Test
    void searchesAllColumnsThatAreNotNamedOtherwise() {
        Report report = run(BOTH + ", weakSlices: ['*', 'age:3'], weight: worse, weakSliceMetric: brier");

        assertThat(check(report, "weak-slices").explanation()).contains("sex = F and region = north");
        assertThat(check(run(SCORES + ", slices: 'worse:4'"), "slice.worse.accuracy")
                        .evidence()
                        .toString())
                .containsPattern("worse < 0\\.\\d{4},");
        // sex 2, region 2 without the islands, age 4; crossed 4, 6 and 6, those without an age being too few
        assertThat(check(report, "weak-slices").explanation()).startsWith("24 slices");
    }

    @Test
    void columnsOfNamesAreNotSearchedUnlessNamed() throws IOException {
        StringBuilder table = new StringBuilder("y,new,name,side\n");
        for (int row = 0; row < 10_500; row++) {
            table.append("%d,0.%d,n%d,%s%n".formatted(row % 2, 1 + row % 9, row, row % 3 == 0 ? "l" : "r"));
        }
        Files.writeString(folder.resolve("models/names.csv"), table);
        Check weak = check(run(SCORES.replace("p.csv", "names.csv") + ", weakSlices: '*'"), "weak-slices");

        assertThat(weak.explanation()).contains("more than 10,000 different words: name");
        Report report = run(SCORES.replace("p.csv", "names.csv") + ", slices: name");
        assertThat(report.summary()).contains("'name' of", "has 10,500 different values");
    }

    @Test
    void holdsWeakSlicesToTheirLimits() {
        String weak = SCORES + ", weakSlices: [sex, age, region], weakSliceLimits: ['%s', 'rocAuc=0.9']";
        Report failed = run(weak.formatted("accuracy>=0.7"));

        assertThat(check(failed, "weak-slices.accuracy").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(failed, "weak-slices.accuracy").explanation()).contains("sex = F and region = north");
        assertThat(check(failed, "weak-slices.rocAuc").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(run(weak.formatted("accuracy>=0.1")), "weak-slices.accuracy")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(check(
                                run(weak.formatted("accuracy>=0.7").replace("score: new", "score: old")),
                                "weak-slices.accuracy")
                        .explanation())
                .contains("No weak slice was found");
        Check few = check(run(weak.formatted("accuracy>=0.7") + ", minSliceRows: 100000"), "weak-slices.accuracy");
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void saysWhereASliceKeepsItsLimitOnlyJust() {
        double accuracy =
                check(run(SCORES + ", slices: sex"), "slice.sex.accuracy").observed();
        Check check = check(
                run(SCORES + ", slices: sex, sliceLimits: 'accuracy>=%s'".formatted(accuracy - 0.001)),
                "slice.sex.accuracy");

        assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check.explanation()).contains("Kept only just", "the interval reaching beyond", "sex = F");
    }

    @Test
    void sharesAndMeansOfSlicesHaveIntervals() {
        for (String metric : new String[] {"precision", "recall", "specificity", "logLoss", "brier", "rocAuc"}) {
            Check check = check(
                    run(SCORES + ", slices: sex, sliceLimits: '%s=0.9'".formatted(metric)), "slice.sex." + metric);
            assertThat(check.interval()).as(metric).isNotNull();
            assertThat(check.observed())
                    .isBetween(check.interval().low(), check.interval().high());
        }
    }

    @Test
    void findsNoWeakSliceWhereThereIsNone() {
        Check weak =
                check(run("predictions: p.csv, target: y, score: old, weakSlices: [sex, age, region]"), "weak-slices");

        assertThat(weak.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void holdsGroupsToWhatIsAskedOfThem() {
        Report report = run(SCORES + ", sensitive: sex,"
                + " fairness: ['equalizedOddsDifference<=0.05', 'accuracyRatio>=0.5', 'eceDifference<=0.9']");

        Check odds = check(report, "fairness.sex.equalizedOddsDifference");
        assertThat(odds.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(odds.interval().low()).isLessThan(odds.observed());
        assertThat(odds.evidence().toString()).contains("True positive rate", "False positive rate", "sex = F");
        assertThat(check(report, "fairness.sex.accuracyRatio").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "fairness.sex.eceDifference").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void inventsNoLimitOfFairness() {
        Report report = run(SCORES + ", sensitive: sex, limits: [{metric: accuracy, min: 0.5}]");

        assertThat(check(report, "fairness.sex.demographicParityDifference").verdict())
                .isEqualTo(Verdict.SKIPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void putsManyNumbersIntoNoGroupsOfPeopleUnasked() {
        String fair = ", fairness: 'demographicParityDifference<=1'";
        Report report = run(SCORES + ", sensitive: ['sex*age']" + fair);

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .contains(
                        "The column 'age' of ",
                        "has more than 12 different numbers",
                        "say 'age:4' for bins of like many")
                .contains("types: age=text");
        assertThat(run(SCORES + ", sensitive: ['age:4']" + fair).verdict()).isNotEqualTo(Verdict.ERROR);
        assertThat(check(
                                run(SCORES + ", types: 'age=text', minSliceRows: 2, sensitive: age" + fair),
                                "fairness.age.demographicParityDifference")
                        .explanation())
                .containsPattern("of [3-9]\\d groups by age");
    }

    @Test
    void saysWhereNumbersWereCutIntoBinsUnasked() {
        String note = "'age' has more than 12 different numbers, which were cut into 4 bins of like many rows.";
        assertThat(check(run(SCORES + ", slices: ['sex*age']"), "slice.sex*age.accuracy")
                        .explanation())
                .endsWith(note);
        for (String asked : new String[] {"sex", "'age:4'", "'age:30,60'"}) {
            Report report = run(SCORES + ", slices: [%s]".formatted(asked));
            assertThat(report.checks()).extracting(Check::explanation).noneMatch(text -> text.contains(note));
        }
    }

    @Test
    void aGroupThatIsTooSmallCannotBeJudged() {
        Check check = check(
                run(SCORES + ", sensitive: region, fairness: 'demographicParityDifference<=0.9'"),
                "fairness.region.demographicParityDifference");

        assertThat(check.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check.explanation()).contains("region = islands (5)");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        refused(SCORES + ", sliceLimits: 'accuracy>=0.8'", "'slices' names none");
        refused(SCORES + ", slices: sex, sliceLimits: 'acuracy>=0.8'", "unknown metric");
        refused(SCORES + ", slices: 'age:1'", "from 2 to 20");
        refused(SCORES + ", slices: ['age:60,30']", "do not rise");
        refused(SCORES + ", weakSlices: 'sex*age'", "single columns");
        refused(SCORES + ", weakSliceLimits: 'accuracy>=0.8'", "names no column to search");
        refused(SCORES + ", weakSliceMetric: brier", "names no column to search");
        refused(SCORES + ", weakSlices: sex, weakSliceMetric: f1", "compared by accuracy, logLoss, brier");
        refused(SCORES + ", weakSlices: sex, weakSliceLimits: 'acuracy>=0.8'", "unknown metric");
        refused("predictions: p.csv, target: y, decision: d, slices: sex, sliceLimits: 'rocAuc>=0.8'", "needs 'score'");
        refused(
                "predictions: p.csv, target: y, decision: d, weakSlices: sex, weakSliceMetric: logLoss",
                "needs 'score'");
        refused(SCORES + ", fairness: 'equalizedOddsDifference<=0.1'", "'sensitive' names no column");
        refused(SCORES + ", sensitive: sex, fairness: 'equalizedOddsDifference>=0.1'", "from above");
        refused(SCORES + ", sensitive: sex, fairness: 'equalOddsDifference<=0.1'", "unknown measure");
        refused(SCORES + ", decision: d, championScore: old", "'championDecision' is missing");
        refused(BOTH + ", limits: [{metric: rocAuc, noWorseThan: 0.1, betterBy: 0.1}]", "noWorseThan and betterBy");
        refused(BOTH + ", limits: [{metric: rocAuc, min: 0.1, relative: true}]", "relative to nothing");
        refused(SCORES + ", limits: [{metric: rocAuc, betterBy: 0.1}]", "no 'baseline'");
    }

    private static void refused(String settings, String words) {
        assertThatThrownBy(() -> spec("{" + settings + "}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(words);
    }

    private Report run(String settings) {
        return Validate.run(spec("{" + settings + "}"), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(id, report.checks())));
    }

    private static double share(double value) {
        return Math.min(0.999, Math.max(0.001, value));
    }
}
