package io.jenkins.lib.modelgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTextTest {

    @Test
    void becomesTheSameLimitsAsTheSettingsWouldHold() {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.set(
                "limits",
                LimitText.parse(
                        List.of("rocAuc>=0.85", " f1 <= 1e-1 ", "rocAuc<=0.99"), List.of("rocAuc=0.01", "logLoss=0")));

        assertThat(MetricLimit.listFrom(Settings.of("modelValidate", said), "limits"))
                .containsExactly(
                        new MetricLimit("rocAuc", 0.85, 0.99, 0.01),
                        new MetricLimit("f1", null, 0.1, null),
                        new MetricLimit("logLoss", null, null, 0.0));
    }

    @Test
    void isEmptyWhereNothingIsSaid() {
        assertThat(LimitText.parse(List.of(), List.of())).isEmpty();
    }

    @Test
    void takesNamesAsOtherToolsWriteThem() {
        assertThat(LimitText.parse(
                                List.of("file.val/auc>=0.85", "file.macro avg.f1-score >= 0.7"), List.of("file.x@5=1"))
                        .findValuesAsText("metric"))
                .containsExactly("file.val/auc", "file.macro avg.f1-score", "file.x@5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rocAuc|is not a limit such as",
                "''|is not a limit such as",
                ">=0.8|is not a limit such as",
                "rocAuc>=|is not a limit such as",
                "rocAuc >= 0.8 0.9|is not a limit such as",
                "rocAuc>0.8|operator '>'; use >= or <=",
                "rocAuc=0.8|operator '='; use >= or <=",
                "rocAuc=>0.8|operator '=>'; use >= or <=",
                "rocAuc>=high|'high' where a number belongs",
                "rocAuc>=80%|'80%' where a number belongs; 80 % is 0.8.",
                "rocAuc>=82.5%|'82.5%' where a number belongs; 82.5 % is 0.825.",
                "rocAuc>=x%|'x%' where a number belongs.",
                "rocAuc>=0,8|'0,8' where a number belongs",
                "rocAuc>=NaN|'NaN' where a finite number belongs",
                "rocAuc>=1e999|'1e999' where a finite number belongs",
                "rocAuc>=1d|'1d' where a finite number belongs",
            })
    void refusesWhatIsNoLimit(String text, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> LimitText.parse(List.of(text), List.of()))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rocAuc|is not a metric and by how much",
                "rocAuc>=0.1|operator '>='; by how much",
                "rocAuc=-0.1|at least 0",
                "rocAuc=much|'much' where a number belongs",
            })
    void refusesWhatIsNoTolerance(String text, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> LimitText.parse(List.of(), List.of(text)))
                .withMessageContaining(message);
    }

    @Test
    void refusesTheSameBoundTwice() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> LimitText.parse(List.of("f1>=0.8", "f1>=0.9"), List.of()))
                .withMessage("'f1>=0.9' says min of 'f1' a second time; say it once.");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> LimitText.parse(List.of(), List.of("f1=0.1", "f1=0.1")))
                .withMessageContaining("says noWorseThan of 'f1' a second time");
    }
}
