package io.jenkins.lib.modelgate.drift.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTraitsTest {

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(vocabulary("x").traits("Größe 😀!").characters()).isEqualTo(8);
        assertThat(vocabulary("x").traits("").characters()).isZero();
    }

    @Test
    void findsWordsInAnyScript() {
        assertThat(Vocabulary.words("Don't panic, 42 Größen — слово e\u0301te\u0301!"))
                .containsExactly("don", "t", "panic", "42", "größen", "слово", "e\u0301te\u0301");
        assertThat(Vocabulary.words(" …! ")).isEmpty();
    }

    @Test
    void saysWhichShareOfTheWordsIsNew() {
        Vocabulary vocabulary = vocabulary("the red car", "the blue car");

        assertThat(vocabulary.traits("The RED bicycle, the end").unknown()).isEqualTo(0.4);
        assertThat(vocabulary.traits("the car").unknown()).isZero();
        assertThat(vocabulary.traits("?").unknown()).isNaN();
    }

    /** Seen without the row itself, "red" is as new as a new text's words are. */
    @Test
    void countsAWordThatNoOtherRowHasAsUnknown() {
        Vocabulary vocabulary = vocabulary("the red red car", "the blue car");

        assertThat(vocabulary.traitsOfOwn("the red red car").unknown()).isEqualTo(0.5);
        assertThat(vocabulary.traits("the red red car").unknown()).isZero();
    }

    @Test
    void keepsTheMostFrequentWordsInBoundedMemory() {
        Vocabulary.Builder builder = new Vocabulary.Builder(10);
        IntStream.range(0, 2000).forEach(i -> builder.add("word" + i + " often" + i % 5));

        Vocabulary vocabulary = builder.build();

        assertThat(vocabulary.size()).isEqualTo(10);
        assertThat(vocabulary.traits("often0 often1 often2 often3 often4").unknown())
                .isZero();
    }

    @Test
    void refusesAVocabularyOfNothing() {
        assertThatThrownBy(() -> new Vocabulary.Builder(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Vocabulary vocabulary(String... texts) {
        Vocabulary.Builder builder = new Vocabulary.Builder(Vocabulary.USUAL_WORDS);
        for (String text : texts) {
            builder.add(text);
        }
        return builder.build();
    }
}
