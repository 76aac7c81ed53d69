package io.jenkins.lib.modelgate.model;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a <a href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">GGUF</a> file says of itself. Reading it is a
 * check as well: all lengths lie within the file, and all tensors, too.
 *
 * @param version of the format, 1 – 3
 * @param tensors how many
 * @param parameters elements of all tensors
 * @param bytes that they take
 */
public record GgufHeader(int version, long tensors, long parameters, long bytes) {

    private static final long MOST_ENTRIES = 1_000_000;

    /** Is told of texts in the metadata. */
    @FunctionalInterface
    public interface Texts {
        /** A text, or one of a list. */
        void text(String key, String text, long position);
    }

    /** The same in the words that all formats share. */
    public ModelFacts facts() {
        return new ModelFacts("GGUF", parameters, bytes, Map.of(), List.of(), List.of());
    }

    /**
     * @param texts is told of the texts whose key speaks of a template; others are passed by
     * @throws IOException where a length goes beyond the file, or a rule of the format is broken
     */
    public static GgufHeader read(Source source, Texts texts) throws IOException {
        try {
            return read(new ByteReader(source), texts);
        } catch (ArithmeticException e) {
            throw new IOException("sizes in its header go beyond 2^63", e);
        }
    }

    private static GgufHeader read(ByteReader in, Texts texts) throws IOException {
        if (in.u32() != 0x46554747L) {
            throw new IOException("it does not begin with GGUF");
        }
        long version = in.u32();
        if (version < 1 || version > 3) {
            throw new IOException("its version is %d, not 1 to 3".formatted(version));
        }
        long tensors = count(in, version, "tensors");
        long count = count(in, version, "entries");
        GgufEntries entries = new GgufEntries(in, (int) version, texts);
        entries.read(count);
        return new GgufTensors(in, (int) version, entries.alignment()).read(tensors);
    }

    private static long count(ByteReader in, long version, String of) throws IOException {
        long count = version == 1 ? in.u32() : in.i64();
        if (count < 0 || count > MOST_ENTRIES) {
            throw new IOException("it claims %s %s".formatted(Long.toUnsignedString(count), of));
        }
        return count;
    }
}
