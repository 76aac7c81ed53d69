package io.jenkins.lib.modelgate.scan.pickle;

import java.util.Set;
import java.util.regex.Pattern;

/** Arguments that the makers of plain values are pickled with. With others a stream of a few bytes asks for all memory there is. */
final class ArgumentRules {

    /** A number in decimal; more digits in the exponent would become as many digits of a whole number. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9._]+([eE][-+]?[0-9]{1,4})?|NaN|sNaN|Inf(inity)?|nan|inf|[0-9]+/[0-9]+)");

    /** Compiled classes that pack the numbers of quantized layers; they take tensors and numbers, and check them. */
    private static final Set<String> PACKED = Set.of(
            "__torch__.torch.classes.quantized.LinearPackedParamsBase",
            "__torch__.torch.classes.quantized.Conv2dPackedParamsBase",
            "__torch__.torch.classes.quantized.Conv3dPackedParamsBase",
            "__torch__.torch.classes.quantized.EmbeddingPackedParamsBase",
            "__torch__.torch.classes.rnn.CellParamsBase");

    private static final long MOST_OF_RANGE = 1 << 24;

    private final Objects objects;

    ArgumentRules(Objects objects) {
        this.objects = objects;
    }

    /**
     * What the arguments of something approved have to be.
     *
     * @return words to follow "approved only"; null where they are that
     */
    String fault(Imports.Import callee, int arguments) {
        return switch (callee.use) {
            case FILL, FILL_OR_PART, STATE, DISTRIBUTION, MODEL_DATA, VECTORIZED, SCRIPT_OBJECT, ARRAY, NDARRAY ->
                arguments == Code.NOTHING ? null : "to be filled with a state, not to be called with arguments";
            case COPY ->
                arguments == Code.NOTHING || isCopied(callee, arguments)
                        ? null
                        : "to copy what stands in the stream, not to be given a length or what another call makes";
            case NUMBER_TEXT -> isNumber(arguments) ? null : "to read a number that stands in the stream";
            case RANGE -> isRange(arguments) ? null : "with numbers that make at most " + MOST_OF_RANGE;
            case SCALAR ->
                objects.size(arguments) == 2 && Code.kind(objects.element(arguments, 0)) == Code.DTYPE
                        ? null
                        : "with a type that the stream makes, and the bytes of one element";
            case FACTORY ->
                isFactory(arguments) ? null : "with an approved class, or a partial of one, which is called later on";
            case PARTIAL -> isFunction(arguments) ? null : "of an approved function, and not to be called";
            case GETTER -> isNamed(arguments) ? null : "with names and numbers, and not to be called";
            case NONE_FIRST ->
                objects.element(arguments, 0) == Code.PLAIN ? null : "without a file, which it would open";
            default -> null;
        };
    }

    private boolean isFunction(int arguments) {
        int function = objects.element(arguments, 0);
        if (objects.size(arguments) != 1 || Code.kind(function) != Code.IMPORT) {
            return false;
        }
        Use use = objects.imports.get(Code.payload(function)).use;
        return use == null || use.makesParts();
    }

    /** Whether a state is {@code (function, arguments, arguments by name, attributes)}. */
    boolean isOfPartial(int state) {
        int function = objects.element(state, 0);
        Use use = Code.kind(function) == Code.IMPORT ? objects.imports.get(Code.payload(function)).use : Use.LOOKUP;
        int arguments = objects.element(state, 1);
        return objects.size(state) == 4
                && (use == null || use.makesParts())
                && (use != Use.FACTORY || isFactory(arguments))
                && (objects.size(arguments) >= 0 || Code.kind(arguments) == Code.TUPLE)
                && isDictionary(objects.element(state, 2))
                && isDictionary(objects.element(state, 3));
    }

    /** Whether a state is {@code (numbers, name of a class that packs them)}. */
    boolean isPacked(int state) {
        String type = objects.text(objects.element(state, 1));
        return objects.size(state) == 2 && type != null && PACKED.contains(type);
    }

    private static boolean isDictionary(int code) {
        return code == Code.PLAIN || Code.kind(code) == Code.DICT;
    }

    private boolean isNamed(int arguments) {
        int size = objects.size(arguments);
        boolean named = size > 0 || Code.kind(arguments) == Code.TUPLE;
        for (int i = 0; i < size; i++) {
            int value = objects.element(arguments, i);
            named &= value == Code.PLAIN || Code.kind(value) == Code.NAME || objects.number(value) != Recent.UNKNOWN;
        }
        return named;
    }

    private boolean isCopied(Imports.Import callee, int arguments) {
        boolean plain = Code.kind(arguments) == Code.TUPLE && !copiesTuples(callee);
        return plain || objects.size(arguments) > 0 && mayCopy(callee, objects.element(arguments, 0));
    }

    /** Whether something that copies what it is called with may be given this. */
    boolean mayCopy(Imports.Import callee, int value) {
        boolean tuple =
                switch (Code.kind(value)) {
                    case Code.TUPLE -> true;
                    case Code.CONSTANTS, Code.NODE -> objects.size(value) >= 0;
                    default -> value == Code.NOTHING;
                };
        boolean other = Code.kind(value) == Code.NAME
                || Code.kind(value) == Code.DICT
                || value == Code.PLAIN
                || Code.isLongText(value);
        return tuple || other && !copiesTuples(callee);
    }

    /** Whether its results are as large as the tuples in them: lists must not hide those. */
    private static boolean copiesTuples(Imports.Import callee) {
        return callee.name.equals("tuple") || callee.name.equals("Size");
    }

    private boolean isNumber(int arguments) {
        int size = objects.size(arguments);
        boolean numbers = size >= 0 || Code.kind(arguments) == Code.TUPLE;
        for (int i = 0; i < size; i++) {
            numbers &= isNumberOrText(objects.element(arguments, i));
        }
        return numbers;
    }

    /** Whether a number, or a text that is one. */
    boolean isNumberOrText(int value) {
        String text = objects.text(value);
        return text == null
                ? value == Code.PLAIN || objects.number(value) != Recent.UNKNOWN
                : NUMBER.matcher(text).matches();
    }

    private boolean isRange(int arguments) {
        int size = objects.size(arguments);
        if (size < 1 || size > 3) {
            return false;
        }
        long start = size == 1 ? 0 : objects.number(objects.element(arguments, 0));
        long stop = objects.number(objects.element(arguments, size == 1 ? 0 : 1));
        long step = size < 3 ? 1 : objects.number(objects.element(arguments, 2));
        boolean known = start != Recent.UNKNOWN && stop != Recent.UNKNOWN && step != Recent.UNKNOWN && step != 0;
        // In floating point, where nothing overflows.
        return known && ((double) stop - start) / step <= MOST_OF_RANGE;
    }

    private boolean isFactory(int arguments) {
        int factory = arguments == Code.NOTHING ? Code.PLAIN : objects.element(arguments, 0);
        if (Code.kind(arguments) == Code.TUPLE || factory == Code.PLAIN) {
            return true;
        }
        if (Code.kind(factory) != Code.IMPORT && Code.kind(factory) != Code.RESULT) {
            return false;
        }
        Use use = objects.imports.get(Code.payload(factory)).use;
        // a partial of something approved, which is only called later on, too
        return Code.kind(factory) == Code.RESULT ? use == Use.PARTIAL : use == null || use.makesObjects();
    }
}
