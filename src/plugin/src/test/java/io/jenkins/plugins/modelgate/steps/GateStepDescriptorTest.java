package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    @Test
    void saysTheEndsOfARangeAsOneWouldWriteThem() {
        assertThat(GateStepDescriptor.within(null, "2", 0, 1).getMessage()).contains("from 0 to 1.");
        assertThat(GateStepDescriptor.within(null, "2", 0.5, 0.9999).getMessage())
                .contains("from 0.5 to 0.9999.");
    }

    @Test
    void anIdMayHaveAVariable() {
        GateStepDescriptor descriptor = new ModelScanStep.DescriptorImpl();

        assertThat(descriptor.doCheckId(null, "scan-${BUILD_NUMBER}").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckId(null, "a b").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @ParameterizedTest
    @ValueSource(classes = {ModelScanStep.class, ModelValidateStep.class, DriftGateStep.class, CanaryDeployStep.class})
    void everyWholeNumberIsCheckedWhereItIsTyped(Class<?> step) throws Exception {
        try (InputStream form = step.getResourceAsStream(step.getSimpleName() + "/config.jelly")) {
            assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> line.contains("<f:number") && !line.contains("step=\"any\""))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains("clazz=\"number\"", "min=", "max="));
        }
    }
}
