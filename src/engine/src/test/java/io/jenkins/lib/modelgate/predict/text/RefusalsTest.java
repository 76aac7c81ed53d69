package io.jenkins.lib.modelgate.predict.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that.",
                "I’m sorry, but I can’t assist with that request.",
                "I cannot provide instructions for this.",
                "  Sorry, I can't do that",
                "As an AI language model, I do not have opinions.",
                "I must decline.",
                "Unfortunately, I cannot continue."
            })
    void findsTheUsualRefusals(String text) {
        assertThat(Refusals.usual().found(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The capital of France is Paris.",
                "Sorry seems to be the hardest word, a song of 1976.",
                "42"
            })
    void leavesAnswersAlone(String text) {
        assertThat(Refusals.usual().found(text)).isFalse();
    }

    @Test
    void looksForAPhraseInTheOpeningOnly() {
        assertThat(Refusals.usual().found("x".repeat(300) + " I cannot help you"))
                .isFalse();
    }

    @Test
    void takesTheUsersPhrasesInPlaceOfTheUsualOnes() {
        Refusals german = Refusals.of(List.of("Dabei kann ich nicht helfen", "regex:^nein\\b"));

        assertThat(german.found("Leider: dabei kann ich nicht helfen.")).isTrue();
        assertThat(german.found("NEIN, danke")).isTrue();
        assertThat(german.found("I cannot help")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "regex:", "regex:("})
    void refusesWhatIsNoPhrase(String said) {
        assertThatIllegalArgumentException().isThrownBy(() -> Refusals.of(List.of(said)));
    }

    @Test
    void givesUpOnAnExpressionWithoutEnd() {
        Refusals endless = Refusals.of(List.of("regex:^(a+)+\\1c$"));

        assertThatThrownBy(() -> endless.found("a".repeat(60) + "!"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("takes too long");
    }
}
