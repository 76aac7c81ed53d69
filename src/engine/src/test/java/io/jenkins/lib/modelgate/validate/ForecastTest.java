package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forecasts against what was known before them. */
class ForecastTest {

    private static final String FORECAST =
            "predictions: p.csv, target: y, prediction: p, history: h.csv, series: s, time: t, minRows: 2";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("models"));
    }

    static Stream<Arguments> golden() throws IOException {
        try (InputStream in = ForecastTest.class.getResourceAsStream("/golden/forecasting.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void maseAndTheNaiveForecastAreSktimes(String name, JsonNode given) throws IOException {
        write("h.csv", "s,t,y", given.get("history"));
        write("p.csv", "s,t,y,p", given.get("forecasts"));

        Report report = run(FORECAST
                + ", season: %d, baseline: dummy, limits: [{metric: mae, max: 1e6}]"
                        .formatted(given.get("season").intValue()));

        double mase = given.get("expected").get("mase").doubleValue();
        assertThat(report.series().get("mase")).isCloseTo(mase, within(1e-9 * Math.max(1, mase)));
        String dummy = check(report, "metric.mae.dummy").explanation();
        double naive = given.get("expected").get("naiveMae").doubleValue();
        assertThat(dummy).contains("of a dummy that repeats the last known values %s:".formatted(Numbers.text(naive)));
        assertThat(report.inputs()).extracting(Input::role).containsExactly("predictions", "history");
    }

    @Test
    void aForecastNoBetterThanTheLastValueFails() throws IOException {
        history("a,1,10", "a,2,12");
        forecasts("a,3,12.1,13", "a,4,12.2,13");

        Report report = run(FORECAST + ", baseline: dummy, limits: [{metric: mase, max: 1}]");

        assertThat(check(report, "metric.mase").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.mase.dummy").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void ofAHistoryShorterThanASeasonTheLastValueIsRepeated() throws IOException {
        history("a,1,10", "a,2,12");
        forecasts("a,3,11,11.5", "a,4,11,11.5");

        Report report = run(FORECAST + ", season: 12, baseline: dummy, limits: [{metric: mae, max: 1}]");

        assertThat(check(report, "metric.mae.dummy").explanation())
                .isEqualTo("MAE 0.5, of a dummy that repeats the last known values 1: the model is better.");
    }

    @ParameterizedTest(name = "{0}, season {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a,1,5;a,2,5;b,1,1;b,2,2|1|MASE is undefined: the history of the series 'a' is the same all along, so that nothing scales its errors.",
                "a,1,5;a,2,6;b,1,1;b,2,2|2|MASE is undefined: the history of the series 'a' has 2 values, of which at least 3 are needed for a season of 2.",
                "a,1,5;a,2,6;a,3,5;b,1,1;b,2,2;b,3,1|2|MASE is undefined: the history of the series 'a' is the same season all along, so that nothing scales its errors.",
            })
    void saysWhyThereIsNoScale(String history, int season, String message) throws IOException {
        history(history.split(";"));
        forecasts("a,8,5,5", "b,8,1,2");

        Report report = run(FORECAST + ", season: %d, limits: [{metric: mase, max: 1}]".formatted(season));

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metric.mase").explanation()).isEqualTo(message);
        assertThat(report.series()).containsKey("mae");
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a,1,5;a,2,6|b,8,1,2;a,8,5,5|The history 'models/h.csv' has no rows of the series 'b', which the predictions have.",
                "a,1,5;a,2,6|a,2,1,2;a,3,5,5|Row 1 of models/p.csv, column 't', lies not after the end of the history of the series 'a'; a history ends before what is forecast.",
                "a,1,5;a,1,6|a,2,1,2;a,3,5,5|Row 2 of models/h.csv, column 't', has the time of row 1 again of the series 'a'.",
                "a,x,5;a,y,6|a,x,1,2;a,y,5,5|holds 'x', neither a number nor a point in time; declare 'types' such as t=timestamp.",
                "a,1,5;a,,6|a,3,1,2;a,4,5,5|Row 2 of models/h.csv, column 't', is empty or NaN; every row needs a time.",
                "a,1,5;a,2,|a,3,1,2;a,4,5,5|Row 2 of models/h.csv, column 'y', is empty or NaN; every row needs a number.",
            })
    void isAnErrorWhereTheHistoryIsNoneOfTheForecasts(String history, String forecasts, String message)
            throws IOException {
        history(history.split(";"));
        forecasts(forecasts.split(";"));

        Report report = run(FORECAST + ", limits: [{metric: mae, max: 1}]");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "task: forecast, baseline: dummy, limits: [{metric: mae, max: 1}]|'baseline' is dummy, which repeats the last known values of a forecast; name the 'history' they are in",
                "task: forecast, season: 12|'season' is of a forecast's 'history', which is not said",
                "task: forecast, history: h.csv|'time' is missing",
                "task: regression, history: h.csv, time: t|'history' means nothing in a regression; say task: forecast",
                "task: forecast, limits: [{metric: mase, max: 1}]|'mase'",
            })
    void refusesWhatCannotBeMeant(String settings, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{predictions: p.csv, target: y, prediction: p, %s}".formatted(settings)))
                .withMessageContaining(message);
    }

    private void history(String... rows) throws IOException {
        Files.writeString(folder.resolve("models/h.csv"), "s,t,y\n" + String.join("\n", rows) + "\n");
    }

    private void forecasts(String... rows) throws IOException {
        Files.writeString(folder.resolve("models/p.csv"), "s,t,y,p\n" + String.join("\n", rows) + "\n");
    }

    private void write(String name, String header, JsonNode rows) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (JsonNode row : rows) {
            String line = row.toString().replace("\"", "");
            text.append(line, 1, line.length() - 1).append('\n');
        }
        Files.writeString(folder.resolve("models").resolve(name), text);
    }

    private Report run(String settings) {
        return Validate.run(
                        spec("{%s}".formatted(settings)), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + report.checks()));
    }
}
