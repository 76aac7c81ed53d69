package io.jenkins.lib.modelgate.scan.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFlowScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ImmutableConst",
                "GenerateVocabRemapping",
                "DecodeProtoV2",
                "EncodeProto",
                "FixedUnigramCandidateSampler",
                "Skipgram",
                "Copy",
                "StoreMinibatchStatisticsInFdo",
                "SleepOp",
                "Foo1"
            })
    void refusesOperatorsThatOpenFilesOrAreForTestsOnly(String operator) throws IOException {
        assertThat(graph(node(operator))).containsExactly("OPERATOR " + operator);
    }

    @Test
    void approvesPrintingToTheConsoleOnly() throws IOException {
        assertThat(graph(node("PrintV2"))).isEmpty();
        for (String console : List.of("stderr", "stdout", "log(info)", "log(warning)", "log(error)")) {
            assertThat(graph(node("PrintV2", attribute("output_stream", console))))
                    .isEmpty();
        }
        assertThat(graph(node("PrintV2", attribute("output_stream", "file:///tmp/x"))))
                .containsExactly("OPERATOR PrintV2");
    }

    @Test
    void takesNoSecondValueForTheFirst() throws IOException {
        assertThat(graph(node(
                        "PrintV2", attribute("output_stream", "stderr"), attribute("output_stream", "file:///tmp/x"))))
                .hasSize(1);
        byte[] valueFirst = field(
                5, field(2, field(2, "file:///tmp/x".getBytes(UTF_8))), field(1, "output_stream".getBytes(UTF_8)));
        assertThat(graph(node("PrintV2", valueFirst))).hasSize(1);
    }

    private static List<String> graph(byte[] node) throws IOException {
        return new Part("graph.pb", node).scan().subjects();
    }

    private static byte[] node(String operator, byte[]... attributes) {
        byte[] inside = field(1, "n".getBytes(UTF_8));
        inside = both(inside, field(2, operator.getBytes(UTF_8)));
        for (byte[] attribute : attributes) {
            inside = both(inside, attribute);
        }
        return field(1, inside);
    }

    private static byte[] attribute(String key, String text) {
        return field(5, field(1, key.getBytes(UTF_8)), field(2, field(2, text.getBytes(UTF_8))));
    }

    private static byte[] both(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    /** A field of Protocol Buffers with fewer than 128 bytes. */
    private static byte[] field(int number, byte[]... parts) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            inside.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        out.write(inside.size());
        out.writeBytes(inside.toByteArray());
        return out.toByteArray();
    }
}
