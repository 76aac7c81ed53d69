package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void showsMarksThatTurnTheWritingDirection() {
        assertThat(VisibleText.line("model\u202Egpj.pkl")).isEqualTo("model\\u202egpj.pkl");
        assertThat(VisibleText.line("x\u2066y\u200Bz\u00AD")).isEqualTo("x\\u2066y\\u200bz\\xad");
    }

    @Test
    void showsWhatWouldForgeALineOrColourATerminal() {
        assertThat(VisibleText.line("a\nFinished: SUCCESS\r\u2028\u0085"))
                .isEqualTo("a\\x0aFinished: SUCCESS\\x0d\\u2028\\x85");
        assertThat(VisibleText.line("\u001B[32mgreen")).isEqualTo("\\x1b[32mgreen");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x34F, 0x115F, 0x180B, 0x2800, 0x3164, 0xFE0F, 0xFFA0, 0xE0041, 0xE0101, 0xFFFE, 0xE000})
    void showsWhatDrawsNothing(int point) {
        assertThat(VisibleText.line("id" + Character.toString(point))).matches("id\\\\(u[0-9a-f]{4}|U[0-9a-f]{8})");
    }

    @Test
    void leavesWritingOfAnyLanguageAsItIs() {
        assertThat(VisibleText.line("模型/نموذج/𝄞 é ñ.pkl")).isEqualTo("模型/نموذج/𝄞 é ñ.pkl");
    }

    @Test
    void leavesTheLineEndsOfATextOfSeveralLines() {
        assertThat(VisibleText.lines("a\n\tb\u0000")).isEqualTo("a\n\tb\\x00");
    }

    @Test
    void dropsTheMiddleOfWhatIsEndless() {
        assertThat(VisibleText.line("x".repeat(10_000) + "/tail.pkl", 300))
                .hasSizeLessThan(310)
                .startsWith("xxx")
                .contains("…")
                .endsWith("x/tail.pkl");
    }

    @Property(tries = 300)
    void isNeverLongerThanItsPartsEscaped(@ForAll String text, @ForAll @IntRange(min = 10, max = 50) int most) {
        String shown = VisibleText.line(text, most);

        assertThat(shown).hasSizeLessThanOrEqualTo(most * 6);
        assertThat(shown.codePoints()).noneMatch(Character::isISOControl);
        assertThat(shown.codePoints().map(Character::getType))
                .noneMatch(type -> type == Character.FORMAT || type == Character.SURROGATE);
        assertThat(VisibleText.line(shown, most * 6)).isEqualTo(shown);
    }
}
