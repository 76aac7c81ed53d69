package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.profile.Profiler;
import io.jenkins.lib.modelgate.report.Progress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often data that did not change is called changed; drawn from a fixed seed. */
class FalseAlarmsTest {

    private static final int TRIES = 200;

    /** Alpha and three standard deviations of a share of so many tries: a rate of alpha itself must not fail the test. */
    private static final double MOST = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / TRIES);

    private static final DriftSpec SPEC =
            DriftTestSettings.spec("{\"reference\": \"r.csv\", \"current\": \"c.csv\", \"threshold\": 0.000001}");

    /** Without a threshold worth the name, noise alone decides: then alpha is what it says, or less. */
    @ParameterizedTest(name = "{0} against {1} rows")
    @CsvSource({"2000, 60", "2000, 300", "1000, 1000", "100, 100"})
    void areAsRareAsAlphaSays(int referenceRows, int currentRows) {
        Random random = new Random(7);
        int alarms = 0;
        for (int i = 0; i < TRIES; i++) {
            List<JudgedColumn> judged = judge(draw(random, referenceRows), draw(random, currentRows));
            boolean any = judged.stream().anyMatch(JudgedColumn::isDrifted);
            alarms += any ? 1 : 0;
        }

        assertThat((double) alarms / TRIES).isLessThanOrEqualTo(MOST);
    }

    /** By default as well, whatever the effect: the looks' p-values are no smaller than they may be. */
    @ParameterizedTest(name = "{0} against {1} rows")
    @CsvSource({"2000, 60", "2000, 300", "1000, 1000", "100, 100"})
    void certaintyIsAsRareAsAlphaSays(int referenceRows, int currentRows) {
        Random random = new Random(8);
        DriftSpec spec = DriftTestSettings.spec("{\"reference\": \"r.csv\", \"current\": \"c.csv\"}");
        int alarms = 0;
        for (int i = 0; i < TRIES; i++) {
            boolean any = judge(spec, draw(random, referenceRows), draw(random, currentRows)).stream()
                    .anyMatch(column -> column.adjustedP() <= 0.05);
            alarms += any ? 1 : 0;
        }

        assertThat((double) alarms / TRIES).isLessThanOrEqualTo(MOST);
    }

    private static List<JudgedColumn> judge(InMemoryTable reference, InMemoryTable current) {
        return judge(SPEC, reference, current);
    }

    private static List<JudgedColumn> judge(DriftSpec spec, InMemoryTable reference, InMemoryTable current) {
        List<String> names = reference.fields().stream().map(Field::name).toList();
        DatasetProfile profile = Profiler.profile(reference, names, Progress.NONE);
        Pairing pairing = Pairing.of(profile, current.fields(), spec);
        CurrentSide.Counting counting = new CurrentSide.Counting(pairing.both(), spec.measuring(), Map.of());
        long rows = current.readColumns(counting.sinks(), soFar -> {});
        return JudgedColumn.judge(counting.side(rows).compared(pairing.both()), spec.measuring(), spec.certainty());
    }

    private static InMemoryTable draw(Random random, int rows) {
        Double[] normal = new Double[rows];
        Double[] skewed = new Double[rows];
        Double[] mostlyZero = new Double[rows];
        Double[] codes = new Double[rows];
        String[] words = new String[rows];
        String[] manyWords = new String[rows];
        for (int i = 0; i < rows; i++) {
            normal[i] = random.nextInt(50) == 0 ? null : Double.valueOf(random.nextGaussian());
            skewed[i] = Math.exp(2 * random.nextGaussian());
            mostlyZero[i] = random.nextInt(10) == 0 ? random.nextDouble() : 0.0;
            codes[i] = (double) random.nextInt(6);
            words[i] = "w" + (int) Math.abs(random.nextGaussian() * 3);
            manyWords[i] = "w" + (int) Math.abs(random.nextGaussian() * 100);
        }
        return InMemoryTable.named("drawn")
                .numbers("normal", normal)
                .numbers("skewed", skewed)
                .numbers("mostlyZero", mostlyZero)
                .numbers("codes", codes)
                .words("words", words)
                .words("manyWords", manyWords);
    }
}
