package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of {@code torch.export}, as JSON: each node names what PyTorch is to call, found attribute by attribute from
 * {@code torch}, {@code math} or {@code operator} on; sizes are expressions that SymPy or Python evaluates; and trees of
 * inputs may name what is imported.
 */
final class ExportRules {

    /** What a whole program stands under. */
    private static final String PROGRAM = "graph_module";

    private static final Set<String> EXPRESSIONS = Set.of("expr_str", "range_constraints");

    private static final Pattern OPERATOR = Pattern.compile("torch\\.ops\\.(\\w+)\\.(\\w+)(?:\\.([A-Za-z]\\w*))?");

    /** Of Python's operators those that compute with numbers, and getting an element. */
    private static final Pattern ARITHMETIC =
            Pattern.compile("math\\.[a-z][a-z0-9]*|torch\\.(sym|_sym)_[a-z0-9_]*[a-z0-9]|torch\\._check(_is_size)?"
                    + "|_operator\\.(abs|add|and_|eq|floordiv|ge|getitem|gt|index|inv|invert|is_|is_not|le|lshift|lt|matmul|mod|mul"
                    + "|ne|neg|not_|or_|pos|pow|rshift|sub|truediv|truth|xor)");

    /** Operators of the form {@code __and__} are PyTorch's own; any other name of that form leads to Python's inner parts. */
    private static final Pattern INNER = Pattern.compile(
            "__(?!i?(and|or|xor|lshift|rshift)__).*|import_module|load_library|loaded_libraries|__.*(?<!__)");

    /** What runs parts of the program as they are, or several times. */
    private static final Set<String> HIGHER = Set.of(
            "associative_scan",
            "auto_functionalized",
            "auto_functionalized_v2",
            "cond",
            "flex_attention",
            "foreach_map",
            "invoke_subgraph",
            "map_impl",
            "out_dtype",
            "run_const_graph",
            "scan",
            "strict_mode",
            "switch",
            "while_loop",
            "while_loop_stack_output",
            "with_effects",
            "wrap",
            "wrap_with_autocast",
            "wrap_with_set_grad_enabled");

    /** In a tree of inputs: a factory of a dictionary, in JSON within JSON. */
    private static final Pattern FACTORY =
            Pattern.compile("default_factory_(module|name)[\\\\\"]*\\s*:\\s*[\\\\\"]*([\\w.]*)");

    private static final Set<String> FACTORIES = Set.of("list", "dict", "set", "tuple", "int", "float", "str", "bool");

    private final Findings findings;

    ExportRules(Findings findings) {
        this.findings = findings;
    }

    boolean wants(JsonFrame frame, String key) {
        return EXPRESSIONS.contains(key)
                || key.equals("guards_code")
                || frame.isWithin(PROGRAM)
                        && (key.equals("target")
                                || key.equals("as_operator")
                                || key.equals("in_spec")
                                || key.equals("out_spec"));
    }

    /** An object or list begins under the frame's key. */
    void begins(JsonFrame frame, long position) {
        if (frame.name.equals("range_constraints")) {
            expression(frame.key, position, ShapeExpression.computes(frame.key));
        }
    }

    void text(JsonFrame frame, String key, String text, long position) {
        if (!wants(frame, key)) {
            return;
        }
        switch (key) {
            case "target", "as_operator" -> operator(text, position);
            case "in_spec", "out_spec" -> tree(text, position);
            case "guards_code" -> expression(text, position, ShapeExpression.compares(text));
            default -> expression(text, position, ShapeExpression.computes(text));
        }
    }

    private void operator(String target, long position) {
        Matcher operator = OPERATOR.matcher(target);
        if (ARITHMETIC.matcher(target).matches()) {
            return;
        }
        if (!operator.matches()
                || INNER.matcher(operator.group(1)).matches()
                || INNER.matcher(operator.group(2)).matches()) {
            findings.add(
                    Rule.CODE,
                    position,
                    target,
                    "PyTorch looks this name up when it loads the program, and calls what it finds: it is no operator that only computes.");
            return;
        }
        String namespace = operator.group(1);
        String name = operator.group(2);
        boolean computes = namespace.equals("higher_order")
                ? HIGHER.contains(name)
                : namespace.equals("prims") || TorchOperators.computesOnly(namespace, name);
        if (!computes) {
            findings.add(
                    Rule.OPERATOR,
                    TorchOperators.allow(namespace),
                    position,
                    namespace + "::" + name,
                    "The operator reaches files, other machines or Python, or is of another library than PyTorch.");
        }
    }

    private void expression(String text, long position, boolean plain) {
        if (!plain) {
            findings.add(
                    Rule.CODE,
                    position,
                    text,
                    "Python evaluates this text when it loads the program, and it does more than compute a size.");
        }
    }

    private void tree(String text, long position) {
        Matcher factory = FACTORY.matcher(text);
        int known = 0;
        while (factory.find()) {
            boolean module = factory.group(1).equals("module");
            if (module ? factory.group(2).equals("builtins") : FACTORIES.contains(factory.group(2))) {
                known++;
            }
        }
        boolean hidden = text.contains("\\u") || text.contains("enum__");
        if (hidden || known != text.split("default_factory", -1).length - 1) {
            findings.add(
                    Rule.CODE,
                    position,
                    text,
                    "The tree of inputs names what is imported on loading, or calls later what is none of Python's own containers.");
        }
    }
}
