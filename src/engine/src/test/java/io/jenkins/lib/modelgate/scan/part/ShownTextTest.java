package io.jenkins.lib.modelgate.scan.part;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShownTextTest {

    @Test
    void showsMarksThatTurnTheWritingDirection() {
        assertThat(Place.of("model\u202Egpj.pkl").text()).isEqualTo("model\\u202egpj.pkl");
        assertThat(Place.of("a.zip").member("x\u2066y\u200Bz").text()).isEqualTo("a.zip!x\\u2066y\\u200bz");
        assertThat(Finding.of(Rule.CODE, Place.of("a"), "os\u202E", "\u0007").subject())
                .isEqualTo("os\\u202e");
    }

    @Test
    void leavesWritingOfAnyLanguageAsItIs() {
        assertThat(Place.of("模型/نموذج/𝄞 é.pkl").text()).isEqualTo("模型/نموذج/𝄞 é.pkl");
    }

    @Test
    void dropsTheMiddleOfWhatIsEndless() {
        String text = Place.of("a.zip").member("x".repeat(10_000) + "/tail.pkl").text();

        assertThat(text)
                .hasSizeLessThan(400)
                .startsWith("a.zip!xxx")
                .contains("…")
                .endsWith("x/tail.pkl");
    }

    @Property(tries = 300)
    void isNeverLongerThanItsPartsEscaped(@ForAll String text, @ForAll @IntRange(min = 10, max = 50) int most) {
        String shown = ShownText.of(text, most);

        assertThat(shown).hasSizeLessThanOrEqualTo(most * 6);
        assertThat(shown.codePoints()).noneMatch(Character::isISOControl);
        assertThat(shown.codePoints().map(Character::getType))
                .noneMatch(type -> type == Character.FORMAT || type == Character.SURROGATE);
        assertThat(ShownText.of(shown, most * 6)).isEqualTo(shown);
    }
}
