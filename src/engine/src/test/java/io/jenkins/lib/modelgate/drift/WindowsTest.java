package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsTest {

    @TempDir
    Path path;

    private final Random random = new Random(2);
    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
        folder.reference("at,x", 2_000, i -> "2024-01-01," + random.nextGaussian());
    }

    @Test
    void drawsEachColumnWindowByWindow() {
        // Four days of 300 rows; the third has 20 rows only, and on the last x has moved.
        current(920, i -> day(i < 620 ? i / 300 : 3), i -> random.nextGaussian() + (i < 620 ? 0 : 2));

        Check check = windows("");

        Evidence.HeatMap map =
                (Evidence.HeatMap) ((Evidence.Group) check.evidence()).parts().get(0);
        assertThat(map.rows()).containsExactly("x");
        assertThat(map.columns()).containsExactly("2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04");
        assertThat(map.values().get(0).get(0)).isBetween(0.0, 0.5);
        assertThat(map.values().get(0).get(2)).isNull();
        assertThat(map.values().get(0).get(3)).isGreaterThan(4);
        assertThat(map.limit()).isEqualTo(1.0);
        assertThat(check.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check.explanation())
                .startsWith(
                        "1 of 3 judged windows of 24h drifted (2024-03-04); the last one, 2024-03-04, did: x (Cliff's delta ");
    }

    @Test
    void aWindowIsWhatTheGateWouldSayOfItsRowsAlone() {
        current(900, i -> day(i / 300), i -> random.nextGaussian() + i / 300);
        Evidence.HeatMap map = (Evidence.HeatMap)
                ((Evidence.Group) windows("").evidence()).parts().get(0);
        random.setSeed(5);
        double[] kept = random.doubles(300).toArray();
        current(600, i -> day(i / 300), i -> kept[i % 300] * (1 + i / 300));
        double both = ((Evidence.HeatMap)
                        ((Evidence.Group) windows("").evidence()).parts().get(0))
                .values()
                .get(0)
                .get(1);
        current(300, i -> day(1), i -> kept[i % 300] * 2);
        double alone =
                DriftFolder.check(folder.report("'columns': 'x'"), "column.x").observed() / 0.2;

        assertThat(both).isEqualTo(alone);
        assertThat(map.values().get(0)).isSorted();
    }

    @Test
    void rowsWithoutATimeAreCounted() {
        current(640, i -> i < 40 ? "" : day(i / 400), i -> random.nextGaussian());

        assertThat(windows("").explanation()).endsWith("did not. 40 rows have no time.");
    }

    @Test
    void windowsBeginAtMidnightUtcAlsoBefore1970() {
        current(100, i -> i < 50 ? "1969-12-31T23:59:59Z" : "1970-01-01T00:00:00Z", i -> random.nextGaussian());

        Evidence.HeatMap map = (Evidence.HeatMap) one(windows("'threshold': 5"));

        assertThat(map.columns()).containsExactly("1969-12-31", "1970-01-01");
    }

    @Test
    void hoursAreSaidToTheMinute() {
        current(100, i -> "2024-03-01T1" + i / 50 + ":30:00+02:00", i -> random.nextGaussian());

        Evidence.HeatMap map = (Evidence.HeatMap)
                one(DriftFolder.check(folder.report("'time': 'at', 'window': '1h', 'threshold': 5"), "windows"));

        assertThat(map.columns()).containsExactly("2024-03-01T08:00Z", "2024-03-01T09:00Z");
    }

    @Test
    void tooManyWindowsAreRefusedAndTwoHundredAreNot() {
        current(6_000, i -> day(i / 30), i -> random.nextGaussian());
        assertThat(windows("'threshold': 5").explanation()).startsWith("0 of 200 judged windows of 24h drifted;");

        current(6_030, i -> day(i / 30), i -> random.nextGaussian());
        Report report = folder.report("'time': 'at', 'window': '1d'");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .isEqualTo("current.csv spans more than 200 windows of 24h; choose a longer 'window'.");
    }

    @Test
    void windowsThatAreAllTooSmallSayNothing() {
        current(100, i -> day(i / 10), i -> random.nextGaussian());

        assertThat(windows("").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(windows("").explanation()).isEqualTo("None of 10 windows of 24h has enough rows to be judged.");
    }

    @Test
    void whatIsNoTimeIsAnError() {
        current(100, i -> day(0), i -> random.nextGaussian());

        assertThat(folder.report("'time': 'x', 'window': '1d'").summary())
                .isEqualTo(
                        "'time' names the column 'x', which holds numbers; windows are cut from timestamps (types: x=timestamp).");
        assertThat(folder.report("'time': 'when', 'window': '1d'").verdict()).isEqualTo(Verdict.ERROR);
        assertThatThrownBy(() -> folder.run("'time': 'at'")).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> folder.run("'window': '1d'")).isInstanceOf(SettingsException.class);
    }

    private static Evidence one(Check check) {
        return check.evidence() instanceof Evidence.Group group ? group.parts().get(0) : check.evidence();
    }

    private static String day(int day) {
        return Instant.parse("2024-03-01T00:00:00Z").plus(day, ChronoUnit.DAYS).toString();
    }

    private void current(int rows, IntFunction<String> at, IntFunction<Double> x) {
        folder.current("at,x", rows, i -> at.apply(i) + "," + x.apply(i));
    }

    private Check windows(String settings) {
        String all = "'time': 'at', 'window': '1d'" + (settings.isEmpty() ? "" : ", " + settings);
        return DriftFolder.check(folder.report(all), "windows");
    }
}
