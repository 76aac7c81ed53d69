package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.drift.look.Look;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule as a table; threshold 0.2, warnThreshold 0.1, alpha 0.05. */
class ChangeTest {

    @ParameterizedTest(name = "PSI {0}, noise {1}, p {2}: {3}")
    @CsvSource({
        // small and within noise
        "0,     0,    1,     STEADY",
        "0.05,  0.06, 0.3,   STEADY",
        // certain, but too small to matter
        "0.09,  0.01, 0,     WITHIN_LIMIT",
        // certain, and large enough to be noticed
        "0.1,   0.01, 0.05,  NOTICEABLE",
        "0.199, 0.01, 0.001, NOTICEABLE",
        // large enough to be noticed, but maybe noise
        "0.15,  0.14, 0.051, STEADY",
        // large and certain
        "0.2,   0.1,  0.05,  DRIFTED",
        "8,     0.1,  0,     DRIFTED",
        "0.5,   0.4,  0.01,  DRIFTED",
        // large, but maybe noise: nobody knows
        "0.2,   0.1,  0.051, UNCLEAR",
        "0.3,   0.4,  0.2,   UNCLEAR",
        // small, but noise could hide drift: nobody knows
        "0.05,  0.21, 0.9,   UNCLEAR",
        "0.15,  0.21, 0.04,  UNCLEAR"
    })
    void followsTheRule(double psi, double noise, double p, Change expected) {
        assertThat(Change.of(look(psi, true), noise, p, 0.05)).isEqualTo(expected);
    }

    /** What is looked at besides says nothing where noise hides it; the look that decides says that it does not know. */
    @ParameterizedTest(name = "PSI {0}, noise {1}, p {2}: {3}")
    @CsvSource({
        "0.5,  0.4,  0.2,  STEADY",
        "0.05, 0.3,  0.9,  STEADY",
        "0.15, 0.21, 0.04, NOTICEABLE",
        "0.05, 0.21, 0.04, WITHIN_LIMIT",
        "0.3,  0.25, 0.04, DRIFTED"
    })
    void isNeverUnclearForALookBesides(double psi, double noise, double p, Change expected) {
        assertThat(Change.of(look(psi, false), noise, p, 0.05)).isEqualTo(expected);
    }

    private static Look look(double psi, boolean deciding) {
        return new Look("PSI", Optional.empty(), psi, 0.2, 0.1, 1, deciding, probability -> 0, null);
    }
}
