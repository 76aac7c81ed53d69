package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Set;

/** Nodes of skops' {@code schema.json}: each names what is imported to make it. */
final class SkopsRules {

    /** Makes of plain data what is named; what is named is an import and judged as one. */
    private static final Set<String> LOADERS = Set.of(
            "DictNode",
            "DefaultDictNode",
            "ListNode",
            "SetNode",
            "TupleNode",
            "FunctionNode",
            "PartialNode",
            "TypeNode",
            "SliceNode",
            "ObjectNode",
            "BytesNode",
            "BytearrayNode",
            "NdArrayNode",
            "MaskedArrayNode",
            "RandomStateNode",
            "RandomGeneratorNode",
            "DTypeNode",
            "SparseMatrixNode",
            "CachedNode",
            "JsonNode",
            "TreeNode",
            "LossNode",
            "SGDNode",
            "_DictWithDeprecatedKeysNode",
            "QuantileForestNode");

    private static final Set<String> PLAIN = Set.of(
            "dict",
            "list",
            "tuple",
            "set",
            "frozenset",
            "str",
            "int",
            "float",
            "bool",
            "NoneType",
            "slice",
            "bytes",
            "bytearray",
            "complex");

    private final Place place;
    private final Inspection inspection;
    private final Findings findings;

    SkopsRules(Place place, Inspection inspection, Findings findings) {
        this.place = place;
        this.inspection = inspection;
        this.findings = findings;
    }

    void object(JsonFrame frame, long position) {
        if (!frame.has("__loader__") && !(frame.has("__module__") && frame.has("__class__"))) {
            return;
        }
        String module = frame.get("__module__");
        String type = frame.get("__class__");
        String loader = frame.get("__loader__");
        if (!(module.equals("builtins") && PLAIN.contains(type))) {
            inspection.imported(place.at(position), module, type, loader);
        }
        if (loader.equals("OperatorFuncNode")) {
            // the loader looks only at the class, whatever the module says
            inspection.imported(place.at(position), "operator", type, loader);
        } else if (loader.equals("MethodNode")) {
            findings.add(
                    Rule.PICKLE_UNKNOWN,
                    position,
                    module + "." + type + "." + frame.get("func"),
                    "A method of an object is taken by its name, which may reach anything.");
        } else if (!LOADERS.contains(loader)) {
            findings.add(
                    Rule.PICKLE_UNKNOWN,
                    position,
                    loader,
                    "The node is of no kind that is known, so its effect cannot be told.");
        }
    }
}
