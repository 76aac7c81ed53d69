package io.jenkins.lib.modelgate.predict.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.predict.Estimator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GeneratedTextsTest {

    private static final EnumSet<TextMeasure> WITHOUT_SCHEMA =
            EnumSet.complementOf(EnumSet.of(TextMeasure.SCHEMA_VALID));

    private final GeneratedTexts texts = new GeneratedTexts(WITHOUT_SCHEMA, Refusals.usual(), Optional.empty());

    @Test
    void isUndefinedWhereNoTextCounts() {
        texts.add("a", List.of("a"));

        assertThat(WITHOUT_SCHEMA)
                .allSatisfy(measure ->
                        assertThat(texts.estimator(measure).of(new double[1])).isNaN());
    }

    @Test
    void countsATextOfWeightTwoAsIfItWereThereTwice() {
        texts.add("the cat sat on a mat today", List.of("the cat sat on the mat"));
        texts.add("it is raining cats", List.of("it rains cats and dogs"));
        GeneratedTexts twice = new GeneratedTexts(WITHOUT_SCHEMA, Refusals.usual(), Optional.empty());
        twice.add("the cat sat on a mat today", List.of("the cat sat on the mat"));
        twice.add("it is raining cats", List.of("it rains cats and dogs"));
        twice.add("it is raining cats", List.of("it rains cats and dogs"));

        for (TextMeasure measure : WITHOUT_SCHEMA) {
            assertThat(texts.estimator(measure).of(new double[] {1, 2}))
                    .as(measure.id())
                    .isCloseTo(twice.estimator(measure).of(new double[] {1, 1, 1}), within(1e-12));
        }
    }

    @Test
    void tellsCharactersFromWords() {
        texts.add("👩 x", List.of(""));

        assertThat(texts.estimator(TextMeasure.LENGTH).of(new double[] {1})).isEqualTo(3);
        assertThat(texts.estimator(TextMeasure.WORDS).of(new double[] {1})).isEqualTo(2);
    }

    @Test
    void isIdenticalOnlyCharacterForCharacter() {
        texts.add("The cat", List.of("the cat"));
        texts.add("The cat", List.of("a dog", "The cat"));

        assertThat(texts.estimator(TextMeasure.IDENTICAL).of(new double[] {1, 1}))
                .isEqualTo(0.5);
    }

    @Test
    void refusesWhatItCannotCompare() {
        assertThatIllegalArgumentException().isThrownBy(() -> texts.add("a", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts.add("a".repeat(GeneratedTexts.LONGEST + 1), List.of("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> texts.estimator(TextMeasure.SCHEMA_VALID));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new GeneratedTexts(List.of(TextMeasure.SCHEMA_VALID), Refusals.usual(), Optional.empty()));
    }

    @Test
    void takesTheLongestTexts() {
        String longest = "ab ".repeat(GeneratedTexts.LONGEST / 3);
        texts.add(longest, List.of("ba ".repeat(GeneratedTexts.LONGEST / 3)));

        assertThat(texts.estimator(TextMeasure.ROUGE_L).of(new double[] {1})).isZero();
        assertThat(texts.estimator(TextMeasure.CHRF).of(new double[] {1})).isGreaterThan(90);
    }

    @Property(tries = 300)
    void everyMeasureLiesInItsRange(
            @ForAll @StringLength(max = 40) String said,
            @ForAll @Size(min = 1, max = 3) List<@StringLength(max = 40) String> references) {
        GeneratedTexts all = new GeneratedTexts(WITHOUT_SCHEMA, Refusals.usual(), Optional.empty());
        all.add(said, references);
        for (TextMeasure measure : WITHOUT_SCHEMA) {
            assertThat(all.estimator(measure).of(new double[] {1}))
                    .as(measure.id())
                    .isBetween(0.0, measure.largest() * (1 + 1e-12));
        }
    }

    @Property(tries = 300)
    void aLongestCommonSubsequenceIsThatOfTheTextbook(
            @ForAll @Size(max = 150) List<@IntRange(max = 3) Integer> first,
            @ForAll @Size(max = 150) List<@IntRange(max = 3) Integer> second) {
        int[] a = first.stream().mapToInt(Integer::intValue).toArray();
        int[] b = second.stream().mapToInt(Integer::intValue).toArray();

        assertThat(CommonSubsequence.length(a, b, 4)).isEqualTo(textbook(a, b));
    }

    private static int textbook(int[] a, int[] b) {
        int[] best = new int[b.length + 1];
        for (int each : a) {
            int[] before = Arrays.copyOf(best, best.length);
            for (int j = 1; j <= b.length; j++) {
                best[j] = each == b[j - 1] ? before[j - 1] + 1 : Math.max(before[j], best[j - 1]);
            }
        }
        return best[b.length];
    }

    @Test
    void aCorpusIsNotTheMeanOfItsTexts() {
        texts.add("the cat sat on the mat", List.of("the cat sat on the mat"));
        texts.add("no", List.of("yes"));
        Estimator bleu = texts.estimator(TextMeasure.BLEU);

        assertThat(bleu.of(new double[] {1, 1}))
                .isGreaterThan((bleu.of(new double[] {1, 0}) + bleu.of(new double[] {0, 1})) / 2);
    }
}
