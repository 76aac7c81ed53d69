package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftSpecTest {

    private static final String BOTH = "\"reference\": \"r.csv\", \"current\": \"c.csv\"";

    @Test
    void hasDefaults() {
        DriftSpec spec = DriftTestSettings.spec("{" + BOTH + "}");

        assertThat(spec.identity().id()).isEqualTo("default");
        assertThat(spec.measuring().limit("x", Measure.PSI)).isEqualTo(0.2);
        assertThat(spec.measuring().warning(0.2, Measure.PSI)).isEqualTo(0.1);
        assertThat(spec.certainty().alpha()).isEqualTo(0.05);
        assertThat(spec.measuring().bins()).isEqualTo(10);
        assertThat(spec.dataset().maxDriftedShare()).isZero();
        assertThat(spec.dataset().maxUndecidedShare()).isEqualTo(0.2);
        assertThat(spec.measuring().isCombined("x", true)).isTrue();
        assertThat(spec.certainty().minRows()).isEqualTo(30);
        assertThat(spec.writeProfile()).isTrue();
        assertThat(spec.choice().columns()).isEmpty();
        assertThat(spec.hasStoredReference()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"measure\": \"psi\"",
                "\"categoricalMeasure\": \"psi\"",
                "\"threshold\": 0.2",
                "\"warnThreshold\": 0.1",
                "\"emptyBins\": \"half-a-row\""
            })
    void whoNamesAMeasureOrWhatOnlyOneHasGetsTheDefaultsOfThat(String setting) {
        DriftSpec spec = DriftTestSettings.spec("{" + BOTH + ", " + setting + "}");

        assertThat(spec.measuring().isCombined("x", true)).isFalse();
        assertThat(spec.measuring().isCombined("x", false)).isFalse();
        assertThat(spec.dataset().maxDriftedShare()).isEqualTo(0.1);
        assertThat(spec.dataset().maxUndecidedShare()).isZero();
    }

    @Test
    void aColumnOfWhichAMeasureOrALimitIsSaidHasNoOtherLooks() {
        Measuring measuring = DriftTestSettings.spec(
                        "{" + BOTH + ", \"columnMeasures\": \"a=t-test\", \"columnThresholds\": \"b=0.3\"}")
                .measuring();

        assertThat(measuring.isCombined("a", true)).isFalse();
        assertThat(measuring.isCombined("b", true)).isFalse();
        assertThat(measuring.isCombined("c", true)).isTrue();
    }

    @Test
    void severalLooksCanBeAskedForByName() {
        DriftSpec spec = DriftTestSettings.spec(
                "{" + BOTH + ", \"measure\": \"combined\", \"categoricalMeasure\": \"hellinger\"}");

        assertThat(spec.measuring().isCombined("x", true)).isTrue();
        assertThat(spec.measuring().isCombined("x", false)).isFalse();
        assertThat(spec.measuring().of("x", false)).isEqualTo(Measure.HELLINGER);
    }

    @Test
    void aProfileIsToldByItsName() {
        assertThat(DriftTestSettings.spec("{\"reference\": \"p/Profile.JSON\", \"current\": \"c.csv\"}")
                        .hasStoredReference())
                .isTrue();
    }

    @Test
    void theWarningIsHalfTheThreshold() {
        assertThat(DriftTestSettings.spec("{" + BOTH + ", \"threshold\": 0.05}")
                        .measuring()
                        .warning(0.05, Measure.PSI))
                .isEqualTo(0.025);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"current\": \"c.csv\"} # driftGate: 'reference' is missing.",
                "{\"reference\": \"r.csv\"} # driftGate: 'current' is missing.",
                "{B, \"threshold\": 0} # driftGate: 'threshold' must lie between",
                "{B, \"threshold\": 0.1, \"warnThreshold\": 0.15} # driftGate: 'warnThreshold' must not exceed the threshold of 0.1, but is 0.15.",
                "{B, \"alpha\": 0.6} # driftGate: 'alpha' must lie between",
                "{B, \"bins\": 1} # driftGate: 'bins' must lie between 2 and 100, not 1.",
                "{B, \"maxDriftedShare\": 1.1} # driftGate: 'maxDriftedShare' must lie between 0 and 1, not 1.1.",
                "{B, \"measure\": \"combined\", \"threshold\": 1} # driftGate: 'threshold' needs a 'measure' that it is a limit of, not 'combined', which has its own.",
                "{B, \"maxUndecidedShare\": 2} # driftGate: 'maxUndecidedShare' must lie between 0 and 1, not 2.",
                "{B, \"minRows\": 0} # driftGate: 'minRows' must lie between",
                "{B, \"columns\": \"x,y\", \"exclude\": \"y\"} # driftGate: 'exclude' names 'y', which 'columns' asks for.",
                "{B, \"critical\": \"y\", \"exclude\": \"y\"} # driftGate: 'exclude' names 'y', which 'critical' names too.",
                "{B, \"columns\": \"x\", \"critical\": \"y\"} # driftGate: 'critical' names 'y', which is not among 'columns'.",
                "{B, \"treshold\": 1} # driftGate: there is no setting 'treshold' — did you mean 'threshold'?",
                "{B, \"id\": \"a/b\"} # driftGate: 'id' must be"
            })
    void refusesWhatItCannotFollow(String json, String sentence) {
        assertThatThrownBy(() -> DriftTestSettings.spec(json.replace("B", BOTH)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(sentence);
    }
}
