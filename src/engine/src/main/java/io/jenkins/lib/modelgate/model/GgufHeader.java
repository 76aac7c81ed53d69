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
    private static final int MOST_TEXT = 16 << 20;
    private static final int MOST_NAME = 1 << 16;
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    /** Bytes of a value by type; 0 for texts and lists. */
    private static final int[] WIDTHS = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    /** Elements and bytes of a block by tensor type; 0 where the type is gone. */
    private static final int[][] BLOCKS = {
        {1, 4},
        {1, 2},
        {32, 18},
        {32, 20},
        {0, 0},
        {0, 0},
        {32, 22},
        {32, 24},
        {32, 34},
        {32, 40},
        {256, 84},
        {256, 110},
        {256, 144},
        {256, 176},
        {256, 210},
        {256, 292},
        {256, 66},
        {256, 74},
        {256, 98},
        {256, 50},
        {32, 18},
        {256, 110},
        {256, 82},
        {256, 136},
        {1, 1},
        {1, 2},
        {1, 4},
        {1, 8},
        {1, 8},
        {256, 56},
        {1, 2},
        {0, 0},
        {0, 0},
        {0, 0},
        {256, 54},
        {256, 66},
        {0, 0},
        {0, 0},
        {0, 0},
        {32, 17},
        {64, 36},
        {128, 18}
    };

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
            return new Reading(new ByteReader(source), texts).header();
        } catch (ArithmeticException e) {
            throw new IOException("sizes in its header go beyond 2^63", e);
        }
    }

    private static final class Reading {
        private final ByteReader in;
        private final Texts texts;
        private int version;
        private long alignment = 32;

        Reading(ByteReader in, Texts texts) {
            this.in = in;
            this.texts = texts;
        }

        GgufHeader header() throws IOException {
            if (in.u32() != 0x46554747L) {
                throw new IOException("it does not begin with GGUF");
            }
            long said = in.u32();
            if (said < 1 || said > 3) {
                throw new IOException("its version is %d, not 1 to 3".formatted(said));
            }
            version = (int) said;
            long tensors = count("tensors");
            long entries = count("entries");
            for (long i = 0; i < entries; i++) {
                String key = in.text(length(), MOST_NAME);
                value(key, in.u32(), 0);
            }
            return tensors(tensors);
        }

        private long count(String of) throws IOException {
            long count = length();
            if (count < 0 || count > MOST_ENTRIES) {
                throw new IOException("it claims %s %s".formatted(Long.toUnsignedString(count), of));
            }
            return count;
        }

        private long length() throws IOException {
            return version == 1 ? in.u32() : in.i64();
        }

        private void value(String key, long type, int depth) throws IOException {
            if (type == STRING) {
                text(key);
            } else if (type == ARRAY) {
                if (depth > 3) {
                    throw new IOException("lists within lists at byte %d".formatted(in.position()));
                }
                list(key, in.u32(), length(), depth + 1);
            } else if (type < WIDTHS.length) {
                long position = in.position();
                if (key.equals("general.alignment") && type == 4) {
                    alignment = in.u32();
                    if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
                        throw new IOException("its alignment at byte %d is %d".formatted(position, alignment));
                    }
                } else if (type == 7 && in.u8() > 1) {
                    throw new IOException("a truth value at byte %d is neither".formatted(position));
                } else if (type != 7) {
                    in.skip(WIDTHS[(int) type]);
                }
            } else {
                throw new IOException("a value at byte %d is of the unknown type %d".formatted(in.position(), type));
            }
        }

        private void list(String key, long type, long length, int depth) throws IOException {
            if (type >= WIDTHS.length || length < 0) {
                throw new IOException("a list at byte %d is of the unknown type %d".formatted(in.position(), type));
            }
            if (WIDTHS[(int) type] > 0) {
                in.skip(Math.multiplyExact(length, (long) WIDTHS[(int) type]));
                return;
            }
            // each text or list takes bytes of the file, so that a lying length ends at the file's end
            for (long i = 0; i < length; i++) {
                value(key, type, depth);
            }
        }

        private void text(String key) throws IOException {
            long length = length();
            if (key.contains("template")) {
                long position = in.position();
                texts.text(key, in.text(length, MOST_TEXT), position);
            } else {
                in.skip(length);
            }
        }

        private GgufHeader tensors(long tensors) throws IOException {
            long parameters = 0;
            long bytes = 0;
            long end = 0;
            for (long i = 0; i < tensors; i++) {
                in.skip(length());
                long dimensions = in.u32();
                if (dimensions > 8) {
                    throw new IOException("a tensor at byte %d has %d dimensions".formatted(in.position(), dimensions));
                }
                long elements = 1;
                for (long d = 0; d < dimensions; d++) {
                    long dimension = length();
                    if (dimension < 0) {
                        throw new IOException("a tensor at byte %d has an impossible shape".formatted(in.position()));
                    }
                    elements = Math.multiplyExact(elements, dimension);
                }
                long type = in.u32();
                long offset = in.i64();
                if (offset < 0 || offset % alignment != 0) {
                    throw new IOException("a tensor at byte %d has an impossible place".formatted(in.position()));
                }
                if (type >= BLOCKS.length || BLOCKS[(int) type][0] == 0) {
                    throw new IOException(
                            "a tensor at byte %d is of the unknown type %d".formatted(in.position(), type));
                }
                int[] block = BLOCKS[(int) type];
                long size = Math.multiplyExact((elements + block[0] - 1) / block[0], (long) block[1]);
                parameters = Math.addExact(parameters, elements);
                bytes = Math.addExact(bytes, size);
                end = Math.max(end, Math.addExact(offset, size));
            }
            long start = (in.position() + alignment - 1) / alignment * alignment;
            if (end > 0) {
                in.skip(start - in.position());
                in.skip(end);
            }
            // the last tensor is filled up, too
            for (long padding = 0; padding < alignment && !in.atEnd(); padding++) {
                if (in.u8() != 0) {
                    throw new IOException(
                            "there are bytes after the last tensor, at byte %d".formatted(in.position() - 1));
                }
            }
            if (!in.atEnd()) {
                throw new IOException(
                        "there are bytes after the last tensor, from byte %d on".formatted(in.position()));
            }
            return new GgufHeader(version, tensors, parameters, bytes);
        }
    }
}
