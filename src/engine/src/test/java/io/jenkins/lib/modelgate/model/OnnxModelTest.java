package io.jenkins.lib.modelgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    void countsWhatTreesHoldInTheirAttributes() {
        OnnxModel model = OnnxModel.read(Path.of("../../docs/examples/housing/model.onnx"));
        assertThat(model.parameters()).isEqualTo(29_203);
        assertThat(model.parameterBytes()).isEqualTo(7_301 * 4 + 21_902 * 8);
    }

    @Test
    void countsEachListOfAPipeline() throws IOException {
        // a scaler's 3 + 3, a linear model's 2 classes, 6 coefficients and 2 intercepts, and 2 classes to name
        assertThat(OnnxModel.read(file("pipeline.onnx")).parameters()).isEqualTo(18);
    }

    @Test
    void countsConstantsHoweverTheirNumbersAreWritten() throws IOException {
        byte[] packed = message(7, new byte[8]);
        byte[] integers = message(8, new byte[] {1, (byte) 0x80, 1, 5});
        byte[] single = new byte[] {8 << 3, 4, 8 << 3, 5};
        byte[] tensor = message(5, new byte[] {1 << 3, 3, 1 << 3, 4, 2 << 3, 1});
        assertThat(node("Constant", packed)).isEqualTo(2);
        assertThat(node("Constant", integers)).isEqualTo(3);
        assertThat(node("Constant", single)).isEqualTo(2);
        assertThat(node("Constant", tensor)).isEqualTo(12);
        // where the axes are is no parameter
        assertThat(node("Unsqueeze", integers)).isZero();
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

    private static long node(String operator, byte[] attribute) throws IOException {
        byte[] name = message(4, operator.getBytes(StandardCharsets.UTF_8));
        byte[] node = ByteBuffer.allocate(name.length + attribute.length + 2)
                .put(name)
                .put(message(5, attribute))
                .array();
        byte[] model = message(7, message(1, node));
        return OnnxModel.read((position, target, offset, length) -> {
                    int read = (int) Math.min(length, model.length - position);
                    System.arraycopy(model, (int) position, target, offset, Math.max(read, 0));
                    return read > 0 ? read : -1;
                })
                .parameters();
    }

    private static byte[] message(int field, byte[] content) {
        return ByteBuffer.allocate(content.length + 2)
                .put((byte) (field << 3 | 2))
                .put((byte) content.length)
                .put(content)
                .array();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = OnnxModelTest.class.getResourceAsStream("/formats/" + name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
