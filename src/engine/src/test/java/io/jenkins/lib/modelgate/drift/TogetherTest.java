package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.profile.Profiler;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TogetherTest {

    @TempDir
    Path path;

    private final Random random = new Random(9);
    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
    }

    /** Each column looks the same; that they go together is new. */
    @Test
    void seesARelationThatBroke() {
        pairs("reference.csv", 0);
        pairs("current.csv", 1);

        Report report = folder.report("'multivariate': 'classifier'");

        Check check = DriftFolder.check(report, "multivariate.classifier");
        assertThat(DriftFolder.check(report, "dataset").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.observed()).isGreaterThan(0.8);
        assertThat(check.interval().low()).isGreaterThan(0.5);
        assertThat(check.explanation()).contains("what gives them away: ");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void passesWhatIsAlikeAndIsNotAskedUnlessSaid() {
        pairs("reference.csv", 0);
        pairs("current.csv", 0);

        Report report = folder.report("'multivariate': 'classifier'");

        assertThat(DriftFolder.check(report, "multivariate.classifier").verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(DriftFolder.ids(folder.report(""), "multivariate")).isEmpty();
    }

    @Test
    void fewRowsAreNoPass() {
        folder.reference("x,y", 29, i -> i + "," + i);
        folder.current("x,y", 400, i -> i + "," + i);

        Report report = folder.report("'multivariate': 'classifier', 'minRows': 5");

        assertThat(DriftFolder.check(report, "multivariate.classifier").verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void theTargetIsNoFeature() {
        folder.reference("x,target", 300, i -> i % 60 + ",0." + i % 50);
        folder.current("x,target", 300, i -> i % 60 + ",9." + i % 50);

        Report report = folder.report("'multivariate': 'classifier', 'target': 'target'");

        assertThat(DriftFolder.check(report, "multivariate.classifier").verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(DriftFolder.check(report, "column.target").title()).isEqualTo("target (target)");
        assertThat(DriftFolder.check(report, "column.target").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void vectorsAreToldApartOrNot() {
        Check alike = vectors(table(300, 300, 8, 0), table(300, 300, 8, 0));
        Check moved = vectors(table(300, 300, 8, 0), table(300, 300, 8, 0.8));

        assertThat(alike.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(alike.unit()).isEqualTo("AUC");
        assertThat(moved.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(moved.observed()).isGreaterThan(0.8);
    }

    @Test
    void vectorsOfAnotherLengthFailAndTooFewAreNoPass() {
        assertThat(vectors(table(300, 300, 8, 0), table(300, 300, 9, 0)).explanation())
                .isEqualTo("v holds vectors of 9 numbers instead of 8.");
        assertThat(vectors(table(300, 300, 8, 0), table(300, 300, 9, 0)).verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(vectors(table(300, 300, 8, 0), table(300, 3, 8, 0)).verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(vectors(table(300, 300, 8, 0), table(300, 0, 8, 0)).verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void refusesWhatItCannotFollow() {
        assertThatThrownBy(() -> DriftFolder.spec("'reference': 'p.json', 'multivariate': 'classifier'"))
                .isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> DriftFolder.spec("'multivariate': 'forest'"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'forest'");
    }

    private static Check vectors(InMemoryTable before, InMemoryTable now) {
        DriftSpec spec = DriftFolder.spec("");
        DatasetProfile profile = Profiler.profile(before, List.of("v"), Progress.NONE);
        Pairing pairing = Pairing.of(profile, now.fields(), spec);
        return new TogetherChecks(spec, before, now, pairing.both()).all().get(0);
    }

    /** @param held rows with a vector; the others have none */
    private InMemoryTable table(int rows, int held, int numbers, double shift) {
        float[][] vectors = new float[rows][];
        for (int i = 0; i < held; i++) {
            vectors[i] = new float[numbers];
            for (int k = 0; k < numbers; k++) {
                vectors[i][k] = (float) (random.nextDouble() + shift);
            }
        }
        return InMemoryTable.named("table").vectors("v", vectors);
    }

    private void pairs(String name, int turned) {
        folder.table(name, "x,y", 1_500, i -> {
            double x = random.nextGaussian();
            double y = (turned == 0 ? x : -x) + 0.2 * random.nextGaussian();
            return x + "," + y;
        });
    }
}
