package io.jenkins.lib.modelgate.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Types of ONNX: the element types by number, and the {@code TypeProto} message. */
final class OnnxTypes {

    private static final int MOST_NAME = 1 << 16;
    private static final int MOST_DIMENSIONS = 64;

    private static final String[] NAMES = {
        "undefined",
        "float",
        "uint8",
        "int8",
        "uint16",
        "int16",
        "int32",
        "int64",
        "string",
        "bool",
        "float16",
        "double",
        "uint32",
        "uint64",
        "complex64",
        "complex128",
        "bfloat16",
        "float8e4m3fn",
        "float8e4m3fnuz",
        "float8e5m2",
        "float8e5m2fnuz",
        "uint4",
        "int4",
        "float4e2m1",
        "float8e8m0",
        "uint2",
        "int2"
    };

    /** Bits of an element by number; 0 where they are not all equally long. */
    private static final int[] BITS = {
        0, 32, 8, 8, 16, 16, 32, 64, 0, 8, 16, 64, 32, 64, 64, 128, 16, 8, 8, 8, 8, 4, 4, 4, 8, 2, 2
    };

    private OnnxTypes() {}

    static String name(long type) {
        return type >= 0 && type < NAMES.length ? NAMES[(int) type] : "type " + type;
    }

    /** Bits of an element; 0 where they are not known. */
    static int bits(long type) {
        return type >= 0 && type < BITS.length ? BITS[(int) type] : 0;
    }

    /** Reads the {@code TypeProto} that was entered, and leaves it. */
    static Port port(Protobuf in, String name) throws IOException {
        String type = "undefined";
        List<String> shape = new ArrayList<>();
        boolean required = true;
        while (in.next()) {
            if (in.wire() != Protobuf.LENGTH) {
                continue;
            }
            int field = in.field();
            switch (field) {
                // tensor and sparse tensor
                case 1, 8 -> {
                    in.enter();
                    type = tensor(in, shape);
                    in.leave();
                }
                // sequence and optional hold a type, a map a key and a type
                case 4, 9 -> {
                    Port inner = inner(in, name);
                    type = (field == 4 ? "sequence(" : "optional(") + inner.type() + ")";
                    required = field == 4;
                }
                case 5 -> type = map(in, name);
                default -> {
                    // a denotation, or an opaque type: nothing of a shape
                }
            }
        }
        in.leave();
        return new Port(name, type, shape, required);
    }

    private static String tensor(Protobuf in, List<String> shape) throws IOException {
        String type = "undefined";
        while (in.next()) {
            if (in.is(1, Protobuf.VARINT)) {
                type = name(in.varint());
            } else if (in.is(2, Protobuf.LENGTH)) {
                in.enter();
                while (in.next()) {
                    if (in.is(1, Protobuf.LENGTH)) {
                        if (shape.size() == MOST_DIMENSIONS) {
                            throw new IOException("a shape of more than " + MOST_DIMENSIONS + " dimensions");
                        }
                        shape.add(dimension(in));
                    }
                }
                in.leave();
            }
        }
        return type;
    }

    private static String dimension(Protobuf in) throws IOException {
        String dimension = "?";
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.VARINT)) {
                dimension = in.varint() < 0 ? "?" : Long.toString(in.varint());
            } else if (in.is(2, Protobuf.LENGTH)) {
                String name = in.text(MOST_NAME);
                dimension = name.isEmpty() ? "?" : name;
            }
        }
        in.leave();
        return dimension;
    }

    private static Port inner(Protobuf in, String name) throws IOException {
        Port inner = new Port(name, "undefined", List.of(), true);
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.LENGTH)) {
                in.enter();
                inner = port(in, name);
            }
        }
        in.leave();
        return inner;
    }

    private static String map(Protobuf in, String name) throws IOException {
        String key = "undefined";
        String value = "undefined";
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.VARINT)) {
                key = name(in.varint());
            } else if (in.is(2, Protobuf.LENGTH)) {
                in.enter();
                value = port(in, name).type();
            }
        }
        in.leave();
        return "map(" + key + "," + value + ")";
    }
}
