package io.jenkins.lib.modelgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

    @TempDir
    Path folder;

    @Test
    void saysWhatTheFileSaysOfItself() throws IOException {
        OnnxModel model = OnnxModel.read(file("plain.onnx"));
        assertThat(model.irVersion()).isEqualTo(8);
        assertThat(model.producer()).isEqualTo("modelgate-fixtures");
        assertThat(model.opsets()).containsExactly(Map.entry("ai.onnx", 17L));
        assertThat(model.operators()).containsExactly(Map.entry("MatMul", 1L), Map.entry("Relu", 1L));
        assertThat(model.inputs()).containsExactly(new Port("x", "float", List.of("batch", "3"), true));
        assertThat(model.outputs()).containsExactly(new Port("y", "float", List.of("batch", "2"), true));
        assertThat(model.parameters()).isEqualTo(8);
        assertThat(model.parameterBytes()).isEqualTo(6 * 4 + 2 * 8);
    }

    @Test
    void countsTensorsKeptInOtherFiles() throws IOException {
        OnnxModel model = OnnxModel.read(file("external.onnx"));
        assertThat(model.parameters()).isEqualTo(6);
        assertThat(model.parameterBytes()).isEqualTo(24);
        assertThat(model.externalData()).containsExactly("weights/plain.bin");
    }

    @Test
    void namesTypesWithinTypes() throws IOException {
        OnnxModel model = OnnxModel.read(file("pipeline.onnx"));
        assertThat(model.inputs()).extracting(Port::type).containsExactly("float");
        assertThat(model.outputs()).extracting(Port::type).containsExactly("int64", "sequence(map(int64,float))");
        assertThat(model.operators()).containsEntry("ai.onnx.ml:LinearClassifier", 1L);
    }

    @Test
    void refusesWhatIsNoModelInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("text.onnx"), "no model at all");
        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("text.onnx");
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = OnnxModelTest.class.getResourceAsStream("/formats/" + name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
