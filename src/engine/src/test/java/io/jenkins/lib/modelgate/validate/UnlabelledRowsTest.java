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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose truth nobody knows yet. */
class UnlabelledRowsTest {

    private static final int ROWS = 400;

    @TempDir
    private Path folder;

    @BeforeEach
    void models() throws IOException {
        folder = Files.createDirectories(folder.resolve("models"));
    }

    @Test
    void areRefusedUnlessSomebodySaysToSkipThem() throws IOException {
        write(true);

        Report report = run("target: y, score: s");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .contains("Row 4 of models/p.csv")
                .contains("is empty or NaN; every row needs a label, or say unlabelled: skip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: y, score: s, slices: [g], hygiene: ['duplicates<=0.99']",
                "target: y, score: s, championScore: t, limits: [{metric: rocAuc, noWorseThan: 0.5}]",
                "target: y, prediction: s",
                "target: y, decision: g, task: multiclass",
                "target: y, score: s, group: g, task: ranking",
            })
    void skippedRowsAreInNoFigureAndCounted(String task) throws IOException {
        write(true);
        Report skipped = run(task + ", unlabelled: skip");
        write(false);
        Report without = run(task);

        Map<String, Double> figures = new LinkedHashMap<>(skipped.series());
        assertThat(figures.remove("skippedRows")).isEqualTo(100.0);
        assertThat(figures).isNotEmpty().isEqualTo(without.series());
        Check check = check(skipped, "unlabelled");
        assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check.explanation())
                .isEqualTo(
                        "100 of 400 rows (25 %) have no label in 'y' (first row 4) and were skipped, as 'unlabelled' says; they are in no figure of this report.");
    }

    @Test
    void whereNoRowHasALabelThereIsNothingToJudge() throws IOException {
        Files.writeString(folder.resolve("p.csv"), "y,s,t,g\n" + ",0.5,0.5,a\n".repeat(50));

        Report report = run("target: y, score: s, unlabelled: skip");

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void predictionsWithoutTheirRowOfLabelsAreSkippedAsWell() throws IOException {
        StringBuilder predictions = new StringBuilder("id,s\n");
        StringBuilder labels = new StringBuilder("id,y\n");
        StringBuilder champions = new StringBuilder("id,s\n");
        for (int id = 0; id < ROWS; id++) {
            predictions.append("%d,0.%d\n".formatted(id, id % 9 + 1));
            champions.append("%d,0.%d\n".formatted(id, id % 8 + 1));
            labels.append(id % 8 == 7 ? "" : id % 8 == 3 ? id + ",\n" : "%d,%d\n".formatted(id, id % 2));
        }
        Files.writeString(folder.resolve("p.csv"), predictions);
        Files.writeString(folder.resolve("l.csv"), labels);
        Files.writeString(folder.resolve("c.csv"), champions);

        Report report = run(
                "labels: l.csv, key: id, target: y, score: s, unlabelled: skip, championPredictions: c.csv, limits: [{metric: brier, noWorseThan: 0.9}]");

        assertThat(report.verdict()).as(report.summary()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "labels").explanation())
                .isEqualTo(
                        "350 of 400 predictions have their label in 'models/l.csv'. 50 have none (first row 8), and were skipped, as 'unlabelled' says.");
        assertThat(check(report, "unlabelled").explanation()).startsWith("50 of 350 rows (14 %) have no label");
        assertThat(report.series()).containsEntry("rows", 300.0);
    }

    @Test
    void cannotBeSkippedWhereNoTruthIsNamed() {
        assertThatThrownBy(() -> spec("{predictions: p.csv, prediction: s, task: text, unlabelled: skip}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'unlabelled' skips rows without a label, but 'target' names no column");
    }

    @ParameterizedTest
    @CsvSource({"1.0000000000000002, 1", "-0.0000000000000004, 0", "1.00000011920928955, 1", "-0.0000003, "})
    void scoresThatRoundingPutAHairOutsideTheirRangeAreItsEnds(String score, Double end) throws IOException {
        Files.writeString(folder.resolve("p.csv"), "y,s\n" + "0,0.25\n1,0.75\n".repeat(50) + "1,%s\n".formatted(score));

        Report report = run("target: y, score: s, metrics: brier");

        if (end == null) {
            assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
            assertThat(report.summary()).contains("between 0 and 1");
        } else {
            double last = (1 - end) * (1 - end);
            assertThat(report.series().get("brier")).isEqualTo((100 * 0.0625 + last) / 101);
        }
    }

    /** @param unlabelled whether the rows without a label are in the file at all */
    private void write(boolean unlabelled) throws IOException {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("y,s,t,g\n");
        for (int i = 0; i < ROWS; i++) {
            boolean lacks = i % 4 == 3;
            String rest = ",%s,%s,%d\n".formatted(random.nextDouble(), random.nextDouble(), random.nextInt(2));
            if (!lacks || unlabelled) {
                rows.append(lacks ? i % 8 == 3 ? "" : "NaN" : i % 3 == 0 ? "1" : "0")
                        .append(rest);
            }
        }
        Files.writeString(folder.resolve("p.csv"), rows);
    }

    private Report run(String settings) {
        String all = settings.contains(" predictions:") ? settings : "predictions: p.csv, " + settings;
        return Validate.run(
                        spec("{" + all + "}"), Workspace.confined(folder.getParent()), Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
