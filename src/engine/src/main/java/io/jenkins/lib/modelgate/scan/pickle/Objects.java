package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.List;

/** What is known of the objects of a stream, by their codes. */
final class Objects {

    /** Ids that {@link Names} gives to {@link #RESERVED}. */
    static final int SHAPE = 0;

    static final int DTYPE = 1;
    static final int ALIGNMENT = 2;

    private static final int TEXTS = 3;
    private static final int HOOKS = 11;

    /** What a short stream can make of tuples within tuples, and no honest one does. */
    private static final int MOST_IN_TUPLES = 1 << 26;

    /** Keys of a state that matter: what joblib reads an array by, and what Python calls without being told to. */
    private static final List<String> RESERVED = List.of(
            "shape",
            "dtype",
            "numpy_array_alignment_bytes",
            TextStates.TEMPLATE,
            TextStates.ATTACH,
            TextStates.ATTACH_PARSER,
            TextStates.FUNCTION,
            TextStates.FORMULA,
            TextStates.FRAME,
            TextStates.RESTORE_DESIGN,
            TextStates.RESTORE_SPEC,
            "__setstate__",
            "__class__",
            "__dict__",
            "__getinitargs__",
            "append",
            "extend",
            "add",
            "__reduce__",
            "__reduce_ex__",
            "__call__",
            "__getattr__");

    final Names names;
    final Nodes nodes = new Nodes();
    final Recent recent = new Recent();
    final ArrayTypes types = new ArrayTypes();
    final TextStates states = new TextStates(this);
    final Imports imports;
    private final ArrayShapes shapes = new ArrayShapes(this);
    private int dicts;

    Objects(Imports imports) {
        this.imports = imports;
        names = new Names(RESERVED, imports.allowList().words());
    }

    /** A new dictionary. */
    int dict() {
        return Code.of(Code.DICT, dicts + 1 < Code.PAYLOADS ? ++dicts : 0);
    }

    /** A tuple of what lies on the stack. */
    int tuple(int[] stack, int from, int to, long at) {
        if (from == to) {
            return Code.NOTHING;
        }
        boolean constants = false;
        boolean made = false;
        long weight = 0;
        for (int i = from; i < to; i++) {
            int code = stack[i];
            made |= Code.isMade(code);
            constants |= code != Code.PLAIN;
            weight += weight(code);
        }
        if (weight > MOST_IN_TUPLES) {
            tooMuch(at);
            weight = 1;
        }
        if (made) {
            shapes.look(stack, from, to, at);
            return nodes.tuple(stack, from, to, weight);
        }
        return constants ? recent.add(stack, from, to, weight) : Code.of(Code.TUPLE, (int) weight);
    }

    /** How many objects are in it, where it is a tuple, or made of one. */
    long weight(int code) {
        return switch (Code.kind(code)) {
            case Code.CONSTANTS -> recent.weight(Code.payload(code));
            case Code.TUPLE -> Code.payload(code);
            case Code.NODE -> nodes.weight(Code.payload(code));
            case Code.RESULT -> imports.get(Code.payload(code)).weight();
            default -> code == Code.UNKNOWN ? nodes.heaviestLost() : 1;
        };
    }

    private void tooMuch(long at) {
        imports.found(
                Rule.TOO_MUCH,
                at,
                "",
                "Tuples within tuples come to more than " + MOST_IN_TUPLES
                        + " objects here, all of which a program goes through that hashes or prints them.",
                "");
    }

    /** How many elements a tuple has; -1 where that is not known. */
    int size(int code) {
        return switch (Code.kind(code)) {
            case Code.CONSTANTS -> recent.size(Code.payload(code));
            case Code.NODE -> nodes.isCall(Code.payload(code)) ? -1 : nodes.size(Code.payload(code));
            default -> code == Code.NOTHING ? 0 : -1;
        };
    }

    /** An element of a tuple; {@link Code#UNKNOWN} where it is not known. */
    int element(int tuple, int index) {
        int size = size(tuple);
        if (size < 0 || index >= Math.min(size, Recent.WIDTH)) {
            return Code.UNKNOWN;
        }
        return Code.kind(tuple) == Code.CONSTANTS
                ? recent.element(Code.payload(tuple), index)
                : index < nodes.elements(Code.payload(tuple))
                        ? nodes.element(Code.payload(tuple), index)
                        : Code.UNKNOWN;
    }

    /** A number; {@link Recent#UNKNOWN}, which is below zero, where it is none, or not known. */
    long number(int code) {
        return recent.number(code);
    }

    /** How many elements an array of a shape has; -1 where that is not known, or no number at all. */
    long count(int shape) {
        int dimensions = size(shape);
        if (dimensions < 0 || dimensions > Recent.WIDTH) {
            return Math.max(-1, number(shape));
        }
        long count = 1;
        for (int i = 0; i < dimensions; i++) {
            long extent = number(element(shape, i));
            if (extent < 0 || extent > 0 && count > Long.MAX_VALUE / extent) {
                return -1;
            }
            count *= extent;
        }
        return count;
    }

    /** A short text; null where it is none, or not known. */
    String text(int code) {
        return Code.kind(code) == Code.NAME ? names.text(Code.payload(code)) : null;
    }

    /** Whether a text is one of those that matter as keys. */
    static boolean isReserved(int name) {
        return Code.payload(name) < RESERVED.size();
    }

    /** Whether a code is a key whose text a class executes or evaluates. */
    static boolean isOfText(int code) {
        return Code.kind(code) == Code.NAME && Code.payload(code) >= TEXTS && Code.payload(code) < HOOKS;
    }

    /** Whether a code is a key that Python looks for to call what it finds. */
    static boolean isHook(int code) {
        return Code.kind(code) == Code.NAME && Code.payload(code) >= HOOKS && isReserved(code);
    }

    int importOf(String module, String name, long at) throws BrokenStream {
        return Code.of(Code.IMPORT, imports.id(module, name, at));
    }

    /** How something is reached, as Python would write it: {@code functools.partial(os.system)}. */
    String render(int code) {
        return render(code, 4);
    }

    private String render(int code, int depth) {
        int payload = Code.payload(code);
        return switch (Code.kind(code)) {
            case Code.NAME -> PythonText.quoted(names.text(payload));
            case Code.NUMBER -> Integer.toString(payload);
            case Code.IMPORT -> imports.get(payload).dotted();
            case Code.RESULT -> imports.get(payload).dotted() + "(…)";
            case Code.NODE -> depth == 0 ? "…" : node(payload, depth - 1);
            case Code.CONSTANTS -> depth == 0 ? "…" : "(" + elements(code, depth - 1) + ")";
            default -> code == Code.NOTHING ? "()" : "…";
        };
    }

    private String node(int payload, int depth) {
        if (nodes.isCall(payload)) {
            return call(nodes.element(payload, 0), nodes.element(payload, 1), depth);
        }
        return "(" + elements(Code.of(Code.NODE, payload), depth) + ")";
    }

    /** A call as Python would write it, bounded in length. */
    String call(int callee, int arguments) {
        String text = call(callee, arguments, 4);
        return text.length() <= 300 ? text : text.substring(0, 299) + "…";
    }

    private String call(int callee, int arguments, int depth) {
        int size = size(arguments);
        return render(callee, depth) + "(" + (size < 0 ? "…" : elements(arguments, depth)) + ")";
    }

    private String elements(int tuple, int depth) {
        StringBuilder text = new StringBuilder();
        int size = size(tuple);
        for (int i = 0; i < Math.min(size, 6) && text.length() < 300; i++) {
            text.append(i == 0 ? "" : ", ").append(render(element(tuple, i), depth));
        }
        return text + (size > 6 ? ", …" : "");
    }
}
