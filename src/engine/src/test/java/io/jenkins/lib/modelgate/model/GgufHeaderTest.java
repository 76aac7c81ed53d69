package io.jenkins.lib.modelgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that crash loaders, or make them read beyond their memory. */
class GgufHeaderTest {

    /** Puts a file of version 3 together. */
    private static final class File {
        private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
        private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
        private int entryCount;
        private int tensorCount;

        static void number(ByteArrayOutputStream out, long value, int width) {
            for (int i = 0; i < width; i++) {
                out.write((int) (value >> 8 * i));
            }
        }

        static void text(ByteArrayOutputStream out, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(out, utf8.length, 8);
            out.writeBytes(utf8);
        }

        File text(String key, String value) {
            key(key, 8);
            text(entries, value);
            return this;
        }

        File number(String key, int type, long value, int width) {
            key(key, type);
            number(entries, value, width);
            return this;
        }

        File list(String key, int type, int count, byte[] elements) {
            key(key, 9);
            number(entries, type, 4);
            number(entries, count, 8);
            entries.writeBytes(elements);
            return this;
        }

        private void key(String key, int type) {
            text(entries, key);
            number(entries, type, 4);
            entryCount++;
        }

        File tensor(String name, int type, long... shape) {
            text(tensors, name);
            number(tensors, shape.length, 4);
            for (long extent : shape) {
                number(tensors, extent, 8);
            }
            number(tensors, type, 4);
            number(tensors, 0, 8);
            tensorCount++;
            return this;
        }

        GgufHeader read() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
            number(out, 3, 4);
            number(out, tensorCount, 8);
            number(out, entryCount, 8);
            out.writeBytes(entries.toByteArray());
            out.writeBytes(tensors.toByteArray());
            int start = (out.size() + 31) / 32 * 32;
            out.writeBytes(new byte[start - out.size() + 128]);
            byte[] bytes = out.toByteArray();
            return GgufHeader.read(
                    (position, target, offset, length) -> {
                        if (position >= bytes.length) {
                            return -1;
                        }
                        int some = (int) Math.min(length, bytes.length - position);
                        System.arraycopy(bytes, (int) position, target, offset, some);
                        return some;
                    },
                    (key, text, position) -> {});
        }
    }

    private static byte[] texts(String... texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String text : texts) {
            File.text(out, text);
        }
        return out.toByteArray();
    }

    @Test
    void readsWhatToolsWrite() throws IOException {
        GgufHeader header = new File()
                .text("general.architecture", "llama")
                .number("general.alignment", 4, 32, 4)
                .list("tokenizer.ggml.tokens", 8, 2, texts("a", "b"))
                .list("tokenizer.ggml.scores", 6, 2, new byte[8])
                .list("tokenizer.ggml.token_type", 5, 2, new byte[8])
                .tensor("blk.0.weight", 0, 8, 4)
                .read();

        assertThat(header).isEqualTo(new GgufHeader(3, 1, 32, 128));
    }

    @ParameterizedTest
    @CsvSource({"'', no name", "' ', no name", "'a\u0007', no name"})
    void refusesAKeyWithoutAName(String key, String why) {
        assertThatThrownBy(() -> new File().text(key, "x").tensor("t", 0, 32).read())
                .hasMessageContaining(why);
    }

    @Test
    void refusesAKeyOrTensorThatIsThereTwice() {
        assertThatThrownBy(() -> new File()
                        .text("a", "x")
                        .number("a", 4, 1, 4)
                        .tensor("t", 0, 32)
                        .read())
                .hasMessageContaining("second time");
        assertThatThrownBy(
                        () -> new File().tensor("t", 0, 32).tensor("t", 0, 32).read())
                .hasMessageContaining("of another tensor");
    }

    @Test
    void refusesListsOfTokensThatDoNotFitTogether() {
        File scores = new File().list("tokenizer.ggml.tokens", 8, 2, texts("a", "b"));
        assertThatThrownBy(() -> scores.list("tokenizer.ggml.scores", 6, 1, new byte[4])
                        .tensor("t", 0, 32)
                        .read())
                .hasMessageContaining("1 elements for 2 tokens");
        assertThatThrownBy(() -> new File()
                        .list("tokenizer.ggml.tokens", 4, 1, new byte[4])
                        .tensor("t", 0, 32)
                        .read())
                .hasMessageContaining("of the type 4");
        assertThatThrownBy(() -> new File()
                        .number("tokenizer.ggml.scores", 4, 1, 4)
                        .tensor("t", 0, 32)
                        .read())
                .hasMessageContaining("no list");
    }

    @Test
    void refusesListsWithinListsAndTypesThatThereAreNot() {
        assertThatThrownBy(() -> new File()
                        .list("a", 9, 1, new byte[12])
                        .tensor("t", 0, 32)
                        .read())
                .hasMessageContaining("of the type 9");
        assertThatThrownBy(() ->
                        new File().number("a", 13, 1, 4).tensor("t", 0, 32).read())
                .hasMessageContaining("type 13");
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "4, 24", "5, 32", "10, 32"})
    void refusesAnAlignmentThatIsNone(int type, long alignment) {
        assertThatThrownBy(() -> new File()
                        .number("general.alignment", type, alignment, type == 10 ? 8 : 4)
                        .tensor("t", 0, 32)
                        .read())
                .hasMessageContaining("alignment");
    }

    @Test
    void refusesShapesThatLoadersDivideByOrOverrun() {
        assertThatThrownBy(() -> new File().tensor("t", 0, 32, 0).read()).hasMessageContaining("shape");
        assertThatThrownBy(() -> new File().tensor("t", 0, 2, 2, 2, 2, 2).read())
                .hasMessageContaining("5 dimensions");
        assertThatThrownBy(() -> new File().tensor("t", 2, 33).read()).hasMessageContaining("rows of 33");
        assertThatThrownBy(() -> new File().tensor("", 0, 32).read()).hasMessageContaining("no name");
        assertThatThrownBy(() -> new File().tensor("t", 0, 1L << 40).read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new File().tensor("t", 0, 1L << 40, 1L << 40).read())
                .hasMessageContaining("2^63");
    }
}
