package io.jenkins.lib.modelgate.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, true",
        "1, 1.0, true",
        "1, true, true",
        "1, ' TRUE ', true",
        "true, 1, true",
        "1.0, 1, true",
        "1, 0, false",
        "1, false, false",
        "0, false, true",
        "1, 1d, false",
        "1, 0x1, false",
        "yes, yes, true",
        "yes, Yes, false",
        "-1, -1.0, true",
        "0.5, .5, true",
    })
    void knowsTheSameLabelInItsSpellings(String positive, String label, boolean same) {
        assertThat(new Labels(positive, LabelForm.BY_MEANING).isPositive(label, new Cell("p.csv", "y", 0)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, true",
        "1, 01, false",
        "1, 1.0, false",
        "1, true, false",
        "b, 'b ', false",
        "12345678901234567, 12345678901234568, false",
    })
    void takesDeclaredTextLetterForLetter(String positive, String label, boolean same) {
        assertThat(new Labels(positive, LabelForm.AS_WRITTEN).isPositive(label, new Cell("p.csv", "y", 0)))
                .isEqualTo(same);
    }
}
