package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2016-01-01, 2016-01-01T00:00:00Z",
        "2016-02-29 23:59, 2016-02-29T23:59:00Z",
        "2016-01-01 00:00:00, 2016-01-01T00:00:00Z",
        "2016-01-01T00:00:00.5, 2016-01-01T00:00:00.500Z",
        "2016-01-01t00:00:00.123456789z, 2016-01-01T00:00:00.123Z",
        "2016-01-01T00:00:00Z, 2016-01-01T00:00:00Z",
        "2016-01-01T00:00:00+02:00, 2015-12-31T22:00:00Z",
        "2016-01-01 00:00:00-0330, 2016-01-01T03:30:00Z",
        "2016-01-01T00:00+02, 2015-12-31T22:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z"
    })
    void readsAnInstant(String text, Instant expected) {
        assertThat(parse(text)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016",
                "2016-01",
                "2016-1-1",
                "20160101",
                "01/02/2016",
                "2016-13-01",
                "2016-02-30",
                "2015-02-29",
                "2016-01-01T",
                "2016-01-01T1",
                "2016-01-01T24:00:00",
                "2016-01-01T00:60:00",
                "2016-01-01T00:00:60",
                "2016-01-01T00:00:00.",
                "2016-01-01T00:00:00+",
                "2016-01-01T00:00:00+19:00",
                "2016-01-01T00:00:00ZZ",
                "2016-01-01X00:00:00",
                "2016-01-01T00:00:00+02:",
                "2016-01-01 ",
                "x016-01-01",
                "2016-01-01T00:00:00.1234567890"
            })
    void refusesWhatIsNone(String text) {
        assertThat(parse(text)).isEqualTo(Timestamps.NONE);
    }

    @Property
    void readsWhatJavaWrites(
            @ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long seconds,
            @ForAll @IntRange(min = 0, max = 999) int millis,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        Instant instant = Instant.ofEpochSecond(seconds, millis * 1_000_000L);
        OffsetDateTime there = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

        assertThat(parse(there.toString())).isEqualTo(instant.toEpochMilli());
        assertThat(parse(LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString()))
                .isEqualTo(instant.toEpochMilli());
    }

    private static long parse(String text) {
        char[] padded = ("#" + text + "#").toCharArray();
        return Timestamps.parse(padded, 1, text.length());
    }
}
