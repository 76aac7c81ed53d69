package io.jenkins.lib.modelgate.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks through an ONNX file once, and passes the values of its tensors by. Field numbers are those of
 * <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
public final class OnnxReader {

    /** Its operators, the trees and linear models of scikit-learn, hold what was learnt in their attributes. */
    private static final String CLASSICAL = "ai.onnx.ml";

    private static final int MOST_TEXT = 1 << 16;

    /** Characters kept, with 64 more a name for what surrounds it. */
    private static final long MOST_NAMES = 48L << 20;

    private static final int MOST_DIMENSIONS = 1024;

    private final Protobuf in;
    private final OnnxVisitor visitor;
    private final Map<String, Long> opsets = new TreeMap<>();
    private final Map<String, Long> operators = new TreeMap<>();
    private final List<Port> inputs = new ArrayList<>();
    private final List<Port> outputs = new ArrayList<>();
    private final Set<String> initialized = new HashSet<>();
    private final Set<String> external = new HashSet<>();
    private LearntNumbers parameters = LearntNumbers.NONE;
    private long irVersion;
    private String producer = "";
    private boolean graphSeen;
    private long names;

    private OnnxReader(Source source, OnnxVisitor visitor) {
        this.in = new Protobuf(new ByteReader(source));
        this.visitor = visitor;
    }

    /**
     * @param visitor is told of nodes, functions and external data as they come
     * @throws IOException where the file is malformed, ends early, or holds no graph
     */
    public static OnnxModel read(Source source, OnnxVisitor visitor) throws IOException {
        try {
            return new OnnxReader(source, visitor).model();
        } catch (ArithmeticException e) {
            throw new IOException("sizes that add up beyond 2^63", e);
        }
    }

    private OnnxModel model() throws IOException {
        while (in.next()) {
            if (in.is(1, Protobuf.VARINT)) {
                irVersion = in.varint();
            } else if (in.is(2, Protobuf.LENGTH)) {
                producer = in.text(MOST_TEXT);
            } else if (in.is(7, Protobuf.LENGTH)) {
                graphSeen = true;
                graph(true);
            } else if (in.is(8, Protobuf.LENGTH)) {
                opset();
            } else if (in.is(20, Protobuf.LENGTH)) {
                training();
            } else if (in.is(25, Protobuf.LENGTH)) {
                function();
            }
        }
        if (!graphSeen) {
            throw new IOException("there is no graph in it");
        }
        inputs.removeIf(input -> initialized.contains(input.name()));
        return new OnnxModel(
                irVersion,
                producer,
                opsets,
                operators,
                inputs,
                outputs,
                parameters.count(),
                parameters.widthKnown() ? parameters.bits() / 8 : -1,
                external.stream().sorted().toList());
    }

    private void opset() throws IOException {
        String domain = "";
        long version = 0;
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.LENGTH)) {
                domain = in.text(MOST_TEXT);
            } else if (in.is(2, Protobuf.VARINT)) {
                version = in.varint();
            }
        }
        in.leave();
        name(domain);
        opsets.put(domain.isEmpty() ? "ai.onnx" : domain, version);
    }

    private void training() throws IOException {
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.LENGTH) || in.is(2, Protobuf.LENGTH)) {
                graph(false);
            }
        }
        in.leave();
    }

    private void graph(boolean outermost) throws IOException {
        in.enter();
        while (in.next()) {
            if (in.wire() != Protobuf.LENGTH) {
                continue;
            }
            switch (in.field()) {
                case 1 -> node();
                case 5 -> parameters = parameters.plus(tensor(outermost));
                case 11 -> value(outermost ? inputs : null);
                case 12 -> value(outermost ? outputs : null);
                case 15 -> parameters = parameters.plus(sparse(outermost));
                default -> {
                    // names, documentation, shapes between nodes
                }
            }
        }
        in.leave();
    }

    private void node() throws IOException {
        long position = in.position();
        String operator = "";
        String domain = "";
        LearntNumbers attributes = LearntNumbers.NONE;
        in.enter();
        while (in.next()) {
            if (in.is(4, Protobuf.LENGTH)) {
                operator = in.text(MOST_TEXT);
            } else if (in.is(7, Protobuf.LENGTH)) {
                domain = in.text(MOST_TEXT);
            } else if (in.is(5, Protobuf.LENGTH)) {
                attributes = attributes.plus(attribute());
            }
        }
        in.leave();
        if (domain.equals("ai.onnx")) {
            domain = "";
        }
        // The domain stands behind the attributes, so what they hold can be told apart only here.
        if (domain.equals(CLASSICAL) || domain.isEmpty() && operator.equals("Constant")) {
            parameters = parameters.plus(attributes);
        }
        String full = domain.isEmpty() ? operator : domain + ":" + operator;
        if (operators.merge(full, 1L, Long::sum) == 1) {
            name(full);
        }
        visitor.node(position, domain, operator);
    }

    /** The lists of numbers and the tensors of an attribute; a single number is a setting of the operator. */
    private LearntNumbers attribute() throws IOException {
        LearntNumbers numbers = LearntNumbers.NONE;
        in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 7 -> numbers = numbers.plus(LearntNumbers.of(in.countFloats(), Float.SIZE));
                case 8 -> numbers = numbers.plus(LearntNumbers.of(in.countVarints(), Long.SIZE));
                case 5, 10, 6, 11, 22, 23 -> {
                    if (in.wire() == Protobuf.LENGTH) {
                        numbers = numbers.plus(nested(in.field()));
                    }
                }
                default -> {
                    // names and single values
                }
            }
        }
        in.leave();
        return numbers;
    }

    private LearntNumbers nested(int field) throws IOException {
        return switch (field) {
            case 5, 10 -> tensor(false);
            case 22, 23 -> sparse(false);
            default -> {
                graph(false);
                yield LearntNumbers.NONE;
            }
        };
    }

    private void function() throws IOException {
        long position = in.position();
        String name = "";
        String domain = "";
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.LENGTH)) {
                name = in.text(MOST_TEXT);
            } else if (in.is(10, Protobuf.LENGTH)) {
                domain = in.text(MOST_TEXT);
            } else if (in.is(7, Protobuf.LENGTH)) {
                node();
            } else if (in.is(11, Protobuf.LENGTH)) {
                attribute();
            }
        }
        in.leave();
        visitor.function(position, domain.equals("ai.onnx") ? "" : domain, name);
    }

    private LearntNumbers sparse(boolean outermost) throws IOException {
        LearntNumbers values = LearntNumbers.NONE;
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.LENGTH)) {
                values = values.plus(tensor(outermost));
            } else if (in.is(2, Protobuf.LENGTH)) {
                tensor(false);
            }
        }
        in.leave();
        return values;
    }

    /** A tensor: its shape, type, name and where it is kept; its values are passed by. */
    private LearntNumbers tensor(boolean outermost) throws IOException {
        long position = in.position();
        long elements = 1;
        long type = 0;
        int dimensions = 0;
        in.enter();
        while (in.next()) {
            if (in.field() == 1 && (in.wire() == Protobuf.VARINT || in.wire() == Protobuf.LENGTH)) {
                for (long dimension : in.varints(MOST_DIMENSIONS)) {
                    if (dimension < 0 || ++dimensions > MOST_DIMENSIONS) {
                        throw new IOException("a tensor at byte %d of an impossible shape".formatted(position));
                    }
                    elements = Math.multiplyExact(elements, dimension);
                }
            } else if (in.is(2, Protobuf.VARINT)) {
                type = in.varint();
            } else if (in.is(8, Protobuf.LENGTH)) {
                if (outermost) {
                    initialized.add(name(in.text(MOST_TEXT)));
                }
            } else if (in.is(13, Protobuf.LENGTH)) {
                external();
            }
        }
        in.leave();
        return LearntNumbers.of(elements, OnnxTypes.bits(type));
    }

    private void external() throws IOException {
        long position = in.position();
        String key = "";
        String value = "";
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.LENGTH)) {
                key = in.text(MOST_TEXT);
            } else if (in.is(2, Protobuf.LENGTH)) {
                value = in.text(MOST_TEXT);
            }
        }
        in.leave();
        if (key.equals("location")) {
            if (external.add(value)) {
                name(value);
            }
            visitor.externalData(position, value);
        }
    }

    private void value(List<Port> ports) throws IOException {
        if (ports == null) {
            return;
        }
        String name = "";
        Port port = null;
        in.enter();
        while (in.next()) {
            if (in.is(1, Protobuf.LENGTH)) {
                name = in.text(MOST_TEXT);
            } else if (in.is(2, Protobuf.LENGTH)) {
                in.enter();
                port = OnnxTypes.port(in, "");
            }
        }
        in.leave();
        name(name);
        ports.add(
                port == null
                        ? new Port(name, "undefined", List.of(), true)
                        : new Port(name, port.type(), port.shape(), port.required()));
    }

    /** Counts a name that is kept, so that no file fills the memory with them. */
    private String name(String text) throws IOException {
        names += text.length() + 64;
        if (names > MOST_NAMES) {
            throw new IOException("more names of inputs, tensors and operators than any model has");
        }
        return text;
    }
}
