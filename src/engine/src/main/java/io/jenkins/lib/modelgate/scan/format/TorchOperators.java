package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import java.util.Set;

/** Which operators of PyTorch's a model may call: those that only compute. */
final class TorchOperators {

    private static final Set<String> NAMESPACES = Set.of(
            "aten",
            "quantized",
            "quantized_decomposed",
            "_quantized",
            "mkldnn",
            "mkldnn_prepacked",
            "prepacked",
            "torchvision");

    /** Others that PyTorch brings along. */
    private static final Set<String> OWN = Set.of(
            "prim",
            "prims",
            "profiler",
            "inductor",
            "c10d",
            "_c10d_functional",
            "rpc",
            "dist_autograd",
            "cuda",
            "debugprims",
            "rngprims",
            "higher_order",
            "export",
            "caffe2",
            "_caffe2",
            "_test",
            "");

    /** Write or read files, or hand out addresses; {@code aten} has the first two. */
    private static final Set<String> DENIED = Set.of(
            "save", "from_file", "load", "fromfile", "read_file", "write_file", "data_ptr", "load_library", "compile");

    /** Of the primitives those that stand in saved code; others call Python, other machines, or an optimiser's inside. */
    private static final Set<String> PRIMITIVES = Set.of(
            "AutogradAdd",
            "AutogradAllNonZero",
            "AutogradAllZero",
            "AutogradAnyNonZero",
            "AutogradZero",
            "BroadcastSizes",
            "ChunkSizes",
            "ConstantChunk",
            "EnumName",
            "EnumValue",
            "FusedConcat",
            "ModuleContainerIndex",
            "NumToTensor",
            "Print",
            "RaiseException",
            "ReductionSizes",
            "StringIndex",
            "TimePoint",
            "TupleIndex",
            "TupleUnpack",
            "Uninitialized",
            "VarConcat",
            "VarStack",
            "abs",
            "data",
            "device",
            "dtype",
            "grad",
            "id",
            "index",
            "is_cpu",
            "is_cuda",
            "is_ipu",
            "is_maia",
            "is_meta",
            "is_mkldnn",
            "is_mps",
            "is_mtia",
            "is_nested",
            "is_ort",
            "is_quantized",
            "is_sparse",
            "is_sparse_csr",
            "is_vulkan",
            "is_xla",
            "is_xpu",
            "itemsize",
            "layout",
            "max",
            "min",
            "name",
            "nbytes",
            "rangelist",
            "requires_grad",
            "shape",
            "tolist",
            "type",
            "unchecked_cast",
            "unchecked_unwrap_optional");

    private TorchOperators() {}

    /** @param namespace as {@code aten} in {@code aten::add} */
    static boolean computesOnly(String namespace, String name) {
        return namespace.equals("prim")
                ? PRIMITIVES.contains(name)
                : NAMESPACES.contains(namespace) && !DENIED.contains(name);
    }

    /** What is of another library, a person can review; what PyTorch itself has and is not approved here, does harm. */
    static AllowKind allow(String namespace) {
        return NAMESPACES.contains(namespace) || OWN.contains(namespace) ? AllowKind.NONE : AllowKind.OPERATOR;
    }

    /** Whether a class written in C++, {@code __torch__.torch.classes.namespace.name}, only keeps packed weights. */
    static boolean keepsWeights(String namespace, String name) {
        return namespace.equals("quantized") || namespace.equals("rnn") && name.equals("CellParamsBase");
    }
}
