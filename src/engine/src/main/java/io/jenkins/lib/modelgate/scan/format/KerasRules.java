package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Objects in a Keras configuration, of Keras 3 ({@code module}, {@code class_name}, {@code config},
 * {@code registered_name}) and before ({@code class_name}, {@code config}): only Keras' own classes that run nothing but
 * Keras' code.
 */
final class KerasRules {

    private static final String GROUPS =
            "(layers|models|initializers|regularizers|constraints|optimizers|losses|metrics"
                    + "|activations|ops|dtype_policies|random|quantizers|engine|mixed_precision|optimizer_v2|feature_column)";

    private static final Pattern MODULE = Pattern.compile(
            "((tf_keras|keras|keras_api|tensorflow\\.keras|tensorflow\\.python\\.keras)(\\.src|\\.api|\\._tf_keras\\.keras)*)(\\."
                    + GROUPS + "(\\.[a-z0-9_]+)*)?");

    /** Functions of TensorFlow's that a functional model may call: those that only compute. */
    private static final Pattern COMPUTES = Pattern.compile(
            "(math|nn|linalg|signal|__operators__|strings|image|bitwise|sparse|ragged|random|keras\\.backend|compat\\.v1\\.nn"
                    + "|compat\\.v1\\.math)\\.[a-z0-9_.]+"
                    + "|(cast|concat|reshape|expand_dims|squeeze|stack|unstack|split|tile|transpose|slice|strided_slice|gather"
                    + "|gather_nd|where|ones_like|zeros_like|ones|zeros|fill|shape|rank|size|one_hot|pad|reverse|boolean_mask"
                    + "|clip_by_value|identity|stop_gradient|convert_to_tensor|range|repeat|roll|einsum|tensordot|matmul"
                    + "|broadcast_to|constant|argsort|sort|unique|eye|norm|meshgrid|scatter_nd|sequence_mask)");

    static final Set<String> RUNS_CODE =
            Set.of("Lambda", "__lambda__", "TorchModuleWrapper", "FlaxLayer", "JaxLayer", "TFSMLayer");

    static final int LONGEST = 200;

    private final Set<String> classes = Names.of("keras-classes.txt");
    private final Set<String> functions = Names.of("keras-functions.txt");
    private final Findings findings;

    KerasRules(Findings findings) {
        this.findings = findings;
    }

    void object(JsonFrame frame, long position) {
        if (frame.name.equals("config") && frame.parent != null && frame.has("function")) {
            // which function of TensorFlow a TFOpLambda calls stands one object further in
            frame.parent.put("function", frame.get("function"), Set.of("function"));
        }
        String type = frame.get("class_name");
        if (type.isEmpty() || !(frame.has("config") || frame.has("module") || frame.has("registered_name"))) {
            return;
        }
        if (!frame.get("vocabulary").isEmpty()) {
            findings.add(
                    Rule.EXTERNAL_FILE,
                    position,
                    frame.get("vocabulary"),
                    "The layer reads its vocabulary from a file or address of this name.");
        }
        if (RUNS_CODE.contains(type)) {
            findings.add(
                    Rule.CUSTOM_OBJECT,
                    position,
                    type,
                    type.equals("TFSMLayer")
                            ? "The layer loads another model by its path."
                            : "The layer holds code or pickled objects of the author's, which loading runs.");
        } else if (type.equals("function")) {
            function(frame, position);
        } else if (type.equals("TFOpLambda") || type.equals("SlicingOpLambda")) {
            if (!COMPUTES.matcher(frame.get("function")).matches()) {
                findings.add(
                        Rule.CUSTOM_OBJECT,
                        position,
                        "TFOpLambda " + frame.get("function"),
                        "The layer calls a function of TensorFlow's that may do more than compute.");
            }
        } else if (!classes.contains(type) && isKeras(frame) && !isOfOthers(frame)) {
            custom(type, position);
        }
        if (!type.equals("function") && isOfOthers(frame)) {
            custom(frame.get("module") + "." + type, position);
        }
        String registered = frame.get("registered_name");
        if (!registered.isEmpty() && !classes.contains(registered) && !registered.equals("function")) {
            if (!functions.contains(registered)) {
                custom(registered, position);
            }
        }
    }

    /** Whether a class is imported from a module that is none of Keras' own. */
    private static boolean isOfOthers(JsonFrame frame) {
        String module = frame.get("module");
        return !module.isEmpty()
                && !MODULE.matcher(module).matches()
                && !(module.equals("builtins") && frame.get("class_name").startsWith("__"));
    }

    /** Other programs say "class_name" as well; a class without a module Keras only finds among its own. */
    private static boolean isKeras(JsonFrame frame) {
        return frame.has("module")
                || frame.has("registered_name")
                || frame.get("class_name").contains(">")
                || frame.isWithin("layers");
    }

    private void function(JsonFrame frame, long position) {
        String module = frame.get("module");
        String name = frame.get("config");
        boolean own = module.isEmpty()
                || module.equals("builtins")
                || MODULE.matcher(module).matches();
        if (!own || !functions.contains(name)) {
            findings.add(
                    Rule.CUSTOM_OBJECT,
                    AllowKind.IMPORT,
                    position,
                    module.isEmpty() ? name : module + "." + name,
                    "Loading imports this function, which is none of Keras' own activations, losses or metrics.");
        }
    }

    private void custom(String subject, long position) {
        findings.add(
                Rule.CUSTOM_OBJECT,
                AllowKind.IMPORT,
                position,
                subject,
                "It is no class of Keras' own that only computes; loading it imports or runs code of others.");
    }
}
