package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ValuesTest {

    @Property
    void readsEveryNumberThatJavaWrites(@ForAll double number) {
        assertThat(number(Double.toString(number))).isEqualTo(number);
    }

    @Property
    void readsEveryWholeNumberAsTheNearestDouble(@ForAll long number) {
        String text = Long.toString(number);

        assertThat(number(text)).isEqualTo(number);
        assertThat(Values.isInteger(text.toCharArray(), 0, text.length())).isTrue();
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        char[] padded = ("1" + text + "1").toCharArray();
        boolean isNumber = Values.isNumber(padded, 1, text.length());

        assertThat(Values.fits(ColumnType.NUMBER, padded, 1, text.length())).isEqualTo(isNumber);
        assertThat(Values.fits(ColumnType.TEXT, padded, 1, text.length())).isTrue();
        assertThat(Timestamps.parse(padded, 1, text.length())).isNotNull();
    }

    private static double number(String text) {
        char[] padded = ("1" + text + "1").toCharArray();
        return Values.number(padded, 1, text.length());
    }
}
