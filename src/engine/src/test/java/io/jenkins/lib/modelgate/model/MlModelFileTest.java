package io.jenkins.lib.modelgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlModelFileTest {

    @Test
    void readsColumnsOfTheSignature() throws IOException {
        MlModelFile file = MlModelFile.parse("""
                flavors:
                  python_function:
                    loader_module: mlflow.sklearn
                    env: {conda: conda.yaml}
                signature:
                  inputs: '[{"type": "long", "name": "age", "required": true}, {"type": "string", "name": "job", "required": false}]'
                  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 2]}}]'
                  params: null
                """);
        assertThat(file.loaderModule()).isEqualTo("mlflow.sklearn");
        assertThat(file.inputs())
                .containsExactly(
                        new Port("age", "int64", List.of(), true), new Port("job", "string", List.of(), false));
        assertThat(file.outputs()).containsExactly(new Port("", "double", List.of("?", "2"), true));
        assertThat(file.params()).isEmpty();
    }

    @Test
    void knowsNoSignatureWhereThereIsNone() throws IOException {
        MlModelFile file = MlModelFile.parse("flavors: {}\n");
        assertThat(file.inputs()).isEmpty();
        assertThat(file.loaderModule()).isEmpty();
    }

    @Test
    void refusesWhatIsNoYaml() {
        for (String text : List.of("", "- a\n- b\n", "a: [", "a: 1\na: 2\n")) {
            assertThatThrownBy(() -> MlModelFile.parse(text)).as(text).isInstanceOf(IOException.class);
        }
    }
}
