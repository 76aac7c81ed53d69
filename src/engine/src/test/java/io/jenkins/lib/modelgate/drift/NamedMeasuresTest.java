package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who names a measure, or a limit that only one measure knows, gets the verdicts that he got before there was another
 * default: held in {@code golden/named-measures.txt}, which was written by the version before that.
 */
class NamedMeasuresTest {

    private static final List<String> SETTINGS = Stream.concat(
                    Stream.of(Measure.values())
                            .map(measure -> "'measure': '%s'%s"
                                    .formatted(
                                            measure.word(),
                                            measure == Measure.WASSERSTEIN ? ", 'threshold': 0.5" : "")),
                    Stream.of(
                            "'threshold': 0.1",
                            "'threshold': 0.3, 'warnThreshold': 0.05",
                            "'warnThreshold': 0.02",
                            "'categoricalMeasure': 'jensen-shannon'",
                            "'measure': 'wasserstein-normalized', 'categoricalMeasure': 'l-infinity', 'maxDriftedShare': 0.5",
                            "'measure': 'psi', 'critical': 'city', 'correction': 'holm'",
                            "'measure': 'psi', 'columnMeasures': ['price=t-test'], 'columnThresholds': ['flag=0.01']",
                            "'emptyBins': 'half-a-row'"))
            .toList();

    private static final int[] ROWS = {100, 200, 1_000};

    @TempDir
    Path path;

    @Test
    void keepTheirVerdicts() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int rows : ROWS) {
            for (double moved : new double[] {0, 0.5, 1}) {
                DriftFolder folder = new DriftFolder(path);
                folder.write("reference.csv", table(rows, 0, rows));
                folder.write("current.csv", table(rows, moved, rows + 1));
                SETTINGS.forEach(settings -> lines.add(
                        "%d rows, moved %s, %s: %s".formatted(rows, moved, settings, said(folder, settings))));
            }
        }

        assertThat(lines).isEqualTo(golden());
    }

    private static String said(DriftFolder folder, String settings) {
        Report report = folder.report(settings);
        return report.verdict() + " "
                + report.checks().stream().map(NamedMeasuresTest::figures).collect(Collectors.joining(" "));
    }

    private static String figures(Check check) {
        return check.observed() == null
                ? "%s=%s".formatted(check.id(), check.verdict())
                : "%s=%s(%s)"
                        .formatted(check.id(), check.verdict(), String.format(Locale.ROOT, "%.6g", check.observed()));
    }

    private static String table(int rows, double moved, int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("income,price,count,city,flag,rare,grade\n");
        for (int row = 0; row < rows; row++) {
            String income = random.nextInt(20) < 1 + 2 * moved ? "" : "" + (random.nextGaussian() + 0.6 * moved);
            double price = Math.exp(random.nextGaussian() * (1 + moved / 2));
            int count = (int) Math.abs(random.nextGaussian() * 20);
            String city = "c" + (int) Math.abs(random.nextGaussian() * (4 + 2 * moved));
            boolean flag = random.nextDouble() < 0.1 + 0.15 * moved;
            String rare = random.nextDouble() < 0.01 + 0.02 * moved ? "seldom" : "usual";
            int grade = 1 + random.nextInt(5);
            text.append("%s,%s,%d,%s,%s,%s,%d%n".formatted(income, price, count, city, flag, rare, grade));
        }
        return text.toString();
    }

    private static List<String> golden() {
        try (var stream = NamedMeasuresTest.class.getResourceAsStream("/golden/named-measures.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
