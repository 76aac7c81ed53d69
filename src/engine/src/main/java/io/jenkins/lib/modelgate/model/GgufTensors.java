package io.jenkins.lib.modelgate.model;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The tensors of a GGUF file: what it says of each, and their bytes, which lie within the file and end it. */
final class GgufTensors {

    /** More than loaders keep of a name. */
    private static final int MOST_NAME = 1 << 10;

    private static final int MOST_DIMENSIONS = 4;

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

    private final ByteReader in;
    private final int version;
    private final long alignment;
    private final Set<String> names = new HashSet<>();
    private long parameters;
    private long bytes;
    private long end;

    GgufTensors(ByteReader in, int version, long alignment) {
        this.in = in;
        this.version = version;
        this.alignment = alignment;
    }

    GgufHeader read(long tensors) throws IOException {
        for (long i = 0; i < tensors; i++) {
            tensor();
        }
        long start = (in.position() + alignment - 1) / alignment * alignment;
        if (end > 0) {
            in.skip(start - in.position());
            in.skip(end);
        }
        // the last tensor is filled up, too
        for (long padding = 0; padding < alignment && !in.atEnd(); padding++) {
            if (in.u8() != 0) {
                throw new IOException("there are bytes after the last tensor, at byte %d".formatted(in.position() - 1));
            }
        }
        if (!in.atEnd()) {
            throw new IOException("there are bytes after the last tensor, from byte %d on".formatted(in.position()));
        }
        return new GgufHeader(version, tensors, parameters, bytes);
    }

    private long length() throws IOException {
        return version == 1 ? in.u32() : in.i64();
    }

    private void tensor() throws IOException {
        long position = in.position();
        String name = in.text(length(), MOST_NAME);
        if (name.isEmpty() || !names.add(name)) {
            throw new IOException("a tensor at byte %d has no name, or that of another tensor".formatted(position));
        }
        long dimensions = in.u32();
        if (dimensions > MOST_DIMENSIONS) {
            throw new IOException("a tensor at byte %d has %d dimensions".formatted(position, dimensions));
        }
        long row = 1;
        long elements = 1;
        for (long d = 0; d < dimensions; d++) {
            long dimension = length();
            if (dimension < 1) {
                throw new IOException("a tensor at byte %d has an impossible shape".formatted(position));
            }
            row = d == 0 ? dimension : row;
            elements = Math.multiplyExact(elements, dimension);
        }
        long type = in.u32();
        long offset = in.i64();
        if (offset < 0 || offset % alignment != 0) {
            throw new IOException("a tensor at byte %d has an impossible place".formatted(position));
        }
        if (type >= BLOCKS.length || BLOCKS[(int) type][0] == 0) {
            throw new IOException("a tensor at byte %d is of the unknown type %d".formatted(position, type));
        }
        int[] block = BLOCKS[(int) type];
        if (row % block[0] != 0) {
            throw new IOException(
                    "a tensor at byte %d has rows of %d elements, in blocks of %d".formatted(position, row, block[0]));
        }
        long size = Math.multiplyExact(elements / block[0], (long) block[1]);
        parameters = Math.addExact(parameters, elements);
        bytes = Math.addExact(bytes, size);
        end = Math.max(end, Math.addExact(offset, size));
    }
}
