package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateStepDescriptorTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", ".", "", "$THRESHOLD", "half", "0.5", "1", "1e-6"})
    void leavesWhatIsNoNumberToTheBoxItself(String typed) {
        assertThat(GateStepDescriptor.within(null, typed, 0, 1).kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void saysOfANumberWhichOnesThereAre() {
        assertThat(GateStepDescriptor.within(null, "1.5", 0, 1).kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(GateStepDescriptor.within(null, "-.1", 0, 1).kind).isEqualTo(FormValidation.Kind.ERROR);
    }
}
