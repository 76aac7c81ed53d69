package io.jenkins.lib.modelgate.scan.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxScannerTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain.onnx", "pipeline.onnx", "own-function.onnx", "external.onnx"})
    void approvesOrdinaryModels(String name) throws IOException {
        assertThat(Part.resource(name).scan().subjects()).isEmpty();
    }

    @Test
    void recognisesAModelWithoutItsName() {
        for (String name : new String[] {"plain.onnx", "pipeline.onnx", "external.onnx", "hidden-operator.onnx"}) {
            Part part = new Part("model.bin", Part.resource(name).bytes);
            assertThat(part.scanner()).as(name).isInstanceOf(OnnxScanner.class);
        }
    }

    @Test
    void findsACustomOperatorInABranch() throws IOException {
        assertThat(Part.resource("hidden-operator.onnx").scan().subjects()).containsExactly("OPERATOR acme.ops:Evil");
    }

    @Test
    void findsAnUnknownOperatorOfTheStandardDomain() throws IOException {
        assertThat(Part.resource("plain.onnx").with("Relu", "Evil").scan().subjects())
                .containsExactly("OPERATOR Evil");
    }

    @Test
    void findsAFunctionThatTakesAStandardOperatorsPlace() throws IOException {
        assertThat(Part.resource("shadowed.onnx").scan().subjects()).containsExactly("OPERATOR Relu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"external-upward.onnx", "external-absolute.onnx"})
    void findsTensorsKeptOutsideTheFolder(String name) throws IOException {
        assertThat(Part.resource(name).scan().subjects())
                .singleElement()
                .asString()
                .startsWith("EXTERNAL_FILE");
    }

    @Test
    void refusesAFileThatEndsEarly() {
        byte[] whole = Part.resource("plain.onnx").bytes;
        Part part = new Part("cut.onnx", Arrays.copyOf(whole, whole.length - 3));
        assertThatThrownBy(part::scan).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAFileWithoutAGraph() {
        Part part = new Part("empty.onnx", new byte[] {8, 7});
        assertThatThrownBy(part::scan).isInstanceOf(IOException.class).hasMessageContaining("no graph");
    }

    @Test
    void knowsOperatorsThatOnnxRuntimeOptimisedFor() throws IOException {
        assertThat(new Part("m.onnx", node("com.microsoft.nchwc", "ReorderOutput"))
                        .scan()
                        .subjects())
                .isEmpty();
        assertThat(new Part("m.onnx", node("com.microsoft.nchwc", "Evil"))
                        .scan()
                        .subjects())
                .containsExactly("OPERATOR com.microsoft.nchwc:Evil");
        assertThat(new Part("m.onnx", node("com.microsoft", "nchwc:Conv"))
                        .scan()
                        .subjects())
                .hasSize(1);
    }

    /** A model of one operator. */
    private static byte[] node(String domain, String operator) throws IOException {
        byte[] node = both(field(4, operator.getBytes(UTF_8)), field(7, domain.getBytes(UTF_8)));
        return both(new byte[] {8, 8}, field(7, field(1, node)));
    }

    private static byte[] field(int number, byte[] bytes) throws IOException {
        return both(new byte[] {(byte) (number << 3 | 2), (byte) bytes.length}, bytes);
    }

    private static byte[] both(byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        out.write(second);
        return out.toByteArray();
    }
}
