package io.jenkins.lib.modelgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepIdentityTest {

    private final ObjectNode said = JsonNodeFactory.instance.objectNode();

    @Test
    void isCalledDefaultWhereNothingIsSaid() {
        StepIdentity identity = StepIdentity.from(Settings.of("driftGate", said));

        assertThat(identity.id()).isEqualTo("default");
        assertThat(identity.model()).isEmpty();
        assertThat(identity.modelFile()).isEmpty();
    }

    @Test
    void findsTheModelFileBesideTheConfigurationThatNamesIt() {
        said.put("id", "night.2").put("model", "housing").put("modelFile", "model.onnx");

        StepIdentity identity = StepIdentity.from(Settings.of("modelgate.yaml", said, "docs/examples"));

        assertThat(identity.id()).isEqualTo("night.2");
        assertThat(identity.model()).contains("housing");
        assertThat(identity.modelFile()).contains("docs/examples/model.onnx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a b", "ä", "01234567890123456789012345678901234567890123456789012345678901234"})
    void refusesAnIdThatIsNoFileName(String id) {
        said.put("id", id);

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> StepIdentity.from(Settings.of("driftGate", said)))
                .withMessageContaining("driftGate: 'id' must be 1 to 64 letters");
    }
}
