package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {

    @Property(tries = 300)
    void aReportReadBackEqualsTheOriginal(@ForAll("reports") Report report) {
        byte[] stored = Json.write(report).getBytes(StandardCharsets.UTF_8);

        assertThat(Json.read(new String(stored, StandardCharsets.UTF_8), Report.class, "report"))
                .isEqualTo(report);
    }

    @Test
    void ignoresWhatALaterVersionAdds() {
        String later = Json.write(SampleReports.everything()).replaceFirst("\\{", "{ \"colour\": \"blue\",");

        assertThat(Json.read(later, Report.class, "report")).isEqualTo(SampleReports.everything());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"verdict\" : \"ERROR\" | \"verdict\" : \"PASSED\"",
                "\"verdict\" : \"ERROR\" | \"verdict\" : \"FINE\"",
                "\"verdict\" : \"ERROR\" | \"verdict\" : 5",
                "\"verdict\" : \"ERROR\" | \"verdict\" : \"\"",
                "\"verdict\" : \"ERROR\" | \"verdict\" : null",
                "\"durationMillis\" | \"duration\"",
                "\"durationMillis\" : 4321 | \"durationMillis\" : 4.5",
                "\"low\" | \"lo\"",
                "\"level\" | \"levels\"",
                "\"truePositives\" | \"positives\"",
                "\"kind\" : \"table\" | \"kind\" : \"java.lang.Object\"",
                "modelgate.report/1 | modelgate.report/2",
                "\"checks\" | \"cheques\"",
                "\"maxPsi\" : 0.3412 | \"maxPsi\" : \"NaN\"",
                "\"id\" : \"nightly\" | \"id\" : \"../nightly\"",
            })
    void refusesToGuessWhatABrokenReportMeant(String whole, String broken) {
        String json = Json.write(SampleReports.everything());
        assertThat(json).contains(whole);

        assertThatThrownBy(() -> Json.read(json.replaceFirst(Pattern.quote(whole), broken), Report.class, "The report"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("The report cannot be read");
    }

    @Test
    void aReportNeedsAtLeastOneCheck() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Report(
                        Report.SCHEMA,
                        "default",
                        "driftGate",
                        ModelRef.unknown(),
                        Verdict.ERROR,
                        "",
                        Instant.EPOCH,
                        0,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        new Report.Tool("1")))
                .withMessageContaining("nothing to vouch for");
    }

    @Test
    void evidenceHoldsNoNumberThatJsonCannot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence.Distribution(List.of("a"), List.of(Double.NaN), List.of(1.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence.Line("a", List.of(0.0), List.of(Double.POSITIVE_INFINITY)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NEGATIVE_INFINITY, 1, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Bounds.atMost(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence.Side(List.of(0.5), Double.NaN, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence.QuantileShift(List.of(0.5), List.of(Double.NaN), List.of(1.0), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence.HeatMap(
                        List.of("r"), List.of("c"), List.of(List.of(Double.NEGATIVE_INFINITY)), null, "PSI"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Check.of("a", "A", Verdict.PASSED, "e").figures(Map.of("effect", Double.POSITIVE_INFINITY)));
    }

    @Test
    void evidenceThatCouldNotBeDrawnIsRefused() {
        Evidence.Side one = new Evidence.Side(List.of(1.0), 0, 0);
        Evidence.Side two = new Evidence.Side(List.of(0.5, 0.5), 0, 0);
        Evidence.Table table = new Evidence.Table(List.of("a"), List.of());

        assertThatIllegalArgumentException()
                .as("edges that stand still")
                .isThrownBy(() -> new Evidence.Histogram(List.of(1.0, 1.0), true, true, one, one, null));
        assertThatIllegalArgumentException()
                .as("no bin")
                .isThrownBy(() -> new Evidence.Histogram(List.of(1.0), true, true, one, one, null));
        assertThatIllegalArgumentException()
                .as("more shares than bins")
                .isThrownBy(() -> new Evidence.Histogram(List.of(1.0, 2.0), true, true, one, two, null));
        assertThatIllegalArgumentException()
                .as("quantiles that fall")
                .isThrownBy(() ->
                        new Evidence.QuantileShift(List.of(0.1, 0.9), List.of(2.0, 1.0), List.of(1.0, 2.0), null));
        assertThatIllegalArgumentException()
                .as("a probability above 1")
                .isThrownBy(() -> new Evidence.QuantileShift(List.of(10.0), List.of(2.0), List.of(1.0), null));
        assertThatIllegalArgumentException()
                .as("a ragged heat map")
                .isThrownBy(() ->
                        new Evidence.HeatMap(List.of("r"), List.of("c", "d"), List.of(List.of(1.0)), null, "PSI"));
        assertThatIllegalArgumentException()
                .as("a group in a group")
                .isThrownBy(() -> new Evidence.Group(List.of(new Evidence.Group(List.of(table)))));
        assertThatIllegalArgumentException().as("an empty group").isThrownBy(() -> new Evidence.Group(List.of()));
    }

    @Provide
    Arbitrary<Report> reports() {
        Arbitrary<String> texts = texts();
        Arbitrary<Double> numbers = Arbitraries.doubles().between(-Double.MAX_VALUE, Double.MAX_VALUE);
        Arbitrary<Evidence> evidence = Arbitraries.oneOf(
                Combinators.combine(texts, numbers, numbers)
                        .as((label, a, b) -> new Evidence.Distribution(List.of(label), List.of(a), List.of(b))),
                Arbitraries.longs()
                        .between(0, Long.MAX_VALUE)
                        .map(rows -> new Evidence.ConfusionMatrix(rows, 0, 1, rows)),
                Combinators.combine(texts, texts, Arbitraries.of(true, false), numbers)
                        .as((x, y, stepped, value) -> new Evidence.Curve(
                                x, y, stepped, List.of(new Evidence.Line(y, List.of(value), List.of(value))))),
                Combinators.combine(Arbitraries.doubles().between(-1e300, 1e300), shares(), texts.injectNull(0.5))
                        .as((edge, share, unit) -> new Evidence.Histogram(
                                List.of(edge, 1.5e300),
                                share > 0.5,
                                share < 0.3,
                                new Evidence.Side(List.of(share), 1 - share, 0),
                                new Evidence.Side(List.of(0.5), 0.25, 0.25),
                                unit)),
                Combinators.combine(numbers, numbers, shares(), texts.injectNull(0.5))
                        .as((a, b, share, unit) ->
                                new Evidence.QuantileShift(List.of(share), List.of(a), List.of(b), unit)),
                Combinators.combine(texts, numbers.injectNull(0.5), numbers.injectNull(0.5))
                        .as((text, value, limit) -> new Evidence.HeatMap(
                                List.of(text), List.of(text), List.of(Collections.singletonList(value)), limit, text)),
                Combinators.combine(texts, texts)
                        .as((header, cell) -> new Evidence.Group(List.of(
                                new Evidence.Table(List.of(header), List.of(List.of(cell))),
                                new Evidence.ConfusionMatrix(1, 2, 3, 4)))),
                Combinators.combine(texts, texts)
                        .as((header, cell) -> new Evidence.Table(List.of(header), List.of(List.of(cell)))));
        Arbitrary<Check> checks = Combinators.combine(
                        texts,
                        Arbitraries.of(Verdict.class),
                        numbers.injectNull(0.2),
                        texts.injectNull(0.3),
                        evidence.injectNull(0.2))
                .as((text, verdict, number, unit, data) -> new Check(
                        text,
                        text,
                        verdict,
                        number,
                        number == null ? null : Bounds.atLeast(number),
                        unit,
                        number == null ? null : new Interval(number, number, 0.9),
                        text,
                        data,
                        number == null ? Map.of() : Map.of(text, number)));
        Arbitrary<Map<String, Double>> series = Arbitraries.maps(texts, numbers).ofMaxSize(4);
        Arbitrary<Instant> instants =
                Arbitraries.longs().between(0, 253_402_300_799_999L).map(Instant::ofEpochMilli);
        return Combinators.combine(checks.list().ofMinSize(1).ofMaxSize(4), texts, instants, series)
                .as((list, text, started, scalars) -> new Report(
                        Report.SCHEMA,
                        "default",
                        "driftGate",
                        new ModelRef(text, null, SampleReports.DIGEST),
                        Verdict.worstOf(list.stream().map(Check::verdict).toList()),
                        text,
                        started,
                        7,
                        List.of(new Input(text, text, "0".repeat(64), 3, null)),
                        list,
                        scalars,
                        Map.of("positive", text),
                        new Report.Tool(text)));
    }

    private static Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, 1);
    }

    /** Any text that UTF-8 can hold, hostile ones in particular. */
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
                Arbitraries.of(
                        "</script><script>alert(1)</script>",
                        "\u0000\u0001\u001b[31m\u007f\u0085\ufffe",
                        "\"'`&<>\\/",
                        "a\r\nb\tc",
                        "𝔘𝔫𝔦 🦉 \u202egnp.exe",
                        "]]>",
                        ""));
    }
}
