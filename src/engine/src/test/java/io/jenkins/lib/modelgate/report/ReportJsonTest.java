package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
                        data));
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
                        new Report.Tool(text)));
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
