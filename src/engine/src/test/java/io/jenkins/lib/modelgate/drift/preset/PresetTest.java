package io.jenkins.lib.modelgate.drift.preset;

import static io.jenkins.lib.modelgate.drift.preset.Columns.numbers;
import static io.jenkins.lib.modelgate.drift.preset.Columns.upTo;
import static io.jenkins.lib.modelgate.drift.preset.Columns.whole;
import static io.jenkins.lib.modelgate.drift.preset.Columns.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {

    private static final double NONE = Double.NaN;

    @Test
    void isFoundByItsWord() {
        assertThat(Arrays.stream(Preset.values()).map(Preset::word))
                .containsExactly("evidently", "nannyml", "whylogs", "psi-classic");
        assertThat(Preset.of("psi-classic")).contains(Preset.PSI_CLASSIC);
        assertThat(Preset.of("Evidently")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void hasNoAnswerWithoutAnyValue(Preset preset) {
        double[] nothing = new double[20];
        Arrays.fill(nothing, NONE);

        assertThat(preset.judge("x", numbers(upTo(20)), numbers(nothing)).judged())
                .isFalse();
        assertThat(preset.judge("x", numbers(nothing), numbers(upTo(20))).judged())
                .isFalse();
        assertThat(preset.judge("x", numbers(), numbers(upTo(20))).judged()).isFalse();
        assertThat(preset.judge("x", words("a", "a", "b", "b"), words()).judged())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void hasNoAnswerForNumbersAgainstWords(Preset preset) {
        RawColumn words =
                words(IntStream.range(0, 20).mapToObj(i -> "w" + i % 3).toList(), false);

        PresetResult result = preset.judge("x", numbers(upTo(20)), words);

        assertThat(result.problem()).contains("Numbers cannot be compared with words.");
        assertThat(result.drifted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void seesNoDriftInTheSameRows(Preset preset) {
        PresetResult result = preset.judge("x", numbers(ramps()), numbers(ramps()));

        assertThat(result.judged()).isTrue();
        assertThat(result.drifted()).isFalse();
        assertThat(result.possible()).isFalse();
    }

    @Test
    void takesFewWholeNumbersForCategoriesAsEvidentlyDoesUnlessOneIsMissing() {
        double[] codes = IntStream.range(0, 70).mapToDouble(i -> i % 7).toArray();
        double[] gap = codes.clone();
        gap[0] = NONE;

        assertThat(Preset.EVIDENTLY.judge("x", whole(codes), whole(codes)).measure())
                .isEqualTo("chi-square test");
        assertThat(Preset.EVIDENTLY.judge("x", whole(codes), whole(gap)).measure())
                .isEqualTo("Kolmogorov–Smirnov test");
        assertThat(Preset.EVIDENTLY.judge("x", whole(gap), whole(codes)).measure())
                .isEqualTo("chi-square test");
    }

    @Test
    void leavesTextToEvidentlyItself() {
        RawColumn text = words(IntStream.range(0, 20).mapToObj(i -> "w" + i).toList(), false);

        assertThat(Preset.EVIDENTLY.judge("x", text, text).problem().orElseThrow())
                .contains("classifier");
    }

    @Test
    void leavesInfinityOutAsEvidentlyDoesAndRefusesItAsNannymlDoes() {
        double[] infinite = ramps();
        infinite[3] = Double.POSITIVE_INFINITY;

        assertThat(Preset.EVIDENTLY
                        .judge("x", numbers(infinite), numbers(ramps()))
                        .judged())
                .isTrue();
        assertThat(Preset.NANNYML
                        .judge("x", numbers(infinite), numbers(ramps()))
                        .judged())
                .isFalse();
        assertThat(Preset.NANNYML
                        .judge("x", numbers(ramps()), numbers(infinite))
                        .drifted())
                .isTrue();
    }

    /** 29 / 100 · 100 is 28.999999999999996: whylogs 1.6.4 expects 28 rows, and says so of a column against itself. */
    @Test
    void cutsExpectedRowsDownAsWhylogsDoes() {
        RawColumn column =
                words(IntStream.range(0, 100).mapToObj(i -> i < 29 ? "a" : "b").toList(), false);

        assertThat(Preset.WHYLOGS.judge("x", column, column).value()).isCloseTo(0.8501067, within(1e-6));
    }

    @Test
    void needsTenRowsForTenChunks() {
        PresetResult result = Preset.NANNYML.judge("x", numbers(upTo(9)), numbers(ramps()));

        assertThat(result.problem().orElseThrow()).contains("10 rows");
    }

    @Test
    void callsTheWholeDriftedAtHalfOfTheColumnsAsEvidentlyDoes() {
        assertThat(Preset.EVIDENTLY.verdict(columns(true, false)).isDrifted()).isTrue();
        assertThat(Preset.EVIDENTLY.verdict(columns(true, false, false)).isDrifted())
                .isFalse();
        assertThat(Preset.NANNYML.verdict(columns(true, false, false)).isDrifted())
                .isTrue();
        assertThat(Preset.NANNYML.verdict(columns(false, false)).isDrifted()).isFalse();
    }

    @Test
    void countsOnlyColumnsThatCouldBeJudged() {
        List<PresetResult> columns = List.of(
                PresetResult.distance("a", "", 1, 0.1, true),
                PresetResult.unjudged("b", "No."),
                PresetResult.unjudged("c", "No."));

        PresetVerdict verdict = Preset.EVIDENTLY.verdict(columns);

        assertThat(verdict.judged()).isEqualTo(1);
        assertThat(verdict.share()).isEqualTo(1);
        assertThat(verdict.isDrifted()).isTrue();
        assertThat(Preset.EVIDENTLY.verdict(columns.subList(1, 3)).judged()).isZero();
    }

    private static List<PresetResult> columns(boolean... drifted) {
        return IntStream.range(0, drifted.length)
                .mapToObj(i -> PresetResult.distance("c" + i, "", 0, 0.1, drifted[i]))
                .toList();
    }

    /** Two hundred rows of which each tenth looks like the others. */
    private static double[] ramps() {
        return IntStream.range(0, 200).mapToDouble(i -> i % 20).toArray();
    }
}
