package io.jenkins.lib.modelgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFilesTest {

    @Test
    void countsParametersOfSafetensors() throws IOException {
        SafetensorsHeader header = SafetensorsHeader.read(source(resource("plain.safetensors")));
        assertThat(header).isEqualTo(new SafetensorsHeader(2, 10, 56));
        assertThat(header.facts().parameters()).isEqualTo(10);
    }

    @Test
    void countsParametersOfGguf() throws IOException {
        GgufHeader header = GgufHeader.read(source(resource("plain.gguf")), (key, text, position) -> {});
        assertThat(header).isEqualTo(new GgufHeader(3, 2, 71, 64 * 4 + 7 * 2));
        assertThat(header.facts().format()).isEqualTo("GGUF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
                "{\"a\":{\"dtype\":\"F99\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}",
                "{\"__metadata__\":{\"a\":1},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "[]",
                "{} {}"
            })
    void refusesSafetensorsWhoseHeaderAndDataDisagree(String header) {
        assertThatThrownBy(() -> SafetensorsHeader.read(source(safetensors(header))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesSafetensorsOfAnImpossibleHeader() {
        for (long length : new long[] {-1, 0, 1, 100_000_001, 1000}) {
            byte[] bytes = ByteBuffer.allocate(32)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();
            assertThatThrownBy(() -> SafetensorsHeader.read(source(bytes))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesGgufCutOrContinuedAnywhere() {
        byte[] whole = resource("plain.gguf");
        for (int length = 0; length < whole.length - 64; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> GgufHeader.read(source(cut), (key, text, position) -> {}))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
        byte[] more = Arrays.copyOf(whole, whole.length + 100);
        assertThatThrownBy(() -> GgufHeader.read(source(more), (key, text, position) -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void goesByAFilesName(@TempDir Path folder) throws IOException {
        assertThat(ModelFacts.read(Files.write(folder.resolve("a.gguf"), resource("plain.gguf"))))
                .hasValueSatisfying(facts -> assertThat(facts.parameters()).isEqualTo(71));
        assertThat(ModelFacts.read(Files.write(folder.resolve("a.safetensors"), resource("plain.safetensors"))))
                .hasValueSatisfying(facts -> assertThat(facts.bytes()).isEqualTo(56));
        assertThat(ModelFacts.read(Files.write(folder.resolve("a.onnx"), resource("plain.onnx"))))
                .hasValueSatisfying(facts -> assertThat(facts.operators()).containsKey("Relu"));
        assertThat(ModelFacts.read(folder.resolve("a.pkl"))).isEmpty();
        Path broken = Files.write(folder.resolve("b.gguf"), resource("plain.onnx"));
        assertThatThrownBy(() -> ModelFacts.read(broken))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("b.gguf");
    }

    private static byte[] safetensors(String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static byte[] resource(String name) {
        try (InputStream in = NumberFilesTest.class.getResourceAsStream("/formats/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Source source(byte[] bytes) {
        return (position, target, offset, length) -> {
            if (position >= bytes.length) {
                return -1;
            }
            int some = (int) Math.min(length, bytes.length - position);
            System.arraycopy(bytes, (int) position, target, offset, some);
            return some;
        };
    }
}
