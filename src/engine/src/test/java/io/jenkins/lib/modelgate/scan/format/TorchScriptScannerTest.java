package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchScriptScannerTest {

    private static final String NAME = "m.pt!m/code/__torch__.py";
    private static final String HEAD =
            "class M(Module):\n  __parameters__ = []\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n";

    private static List<String> of(String... lines) throws IOException {
        return Part.text(NAME, HEAD + "    " + String.join("\n    ", lines) + "\n")
                .scan()
                .subjects();
    }

    @Test
    void judgesOperatorsByTheirNames() throws IOException {
        assertThat(of("return torch.relu(x)")).isEmpty();
        assertThat(of("return ops.acme.evil(x)")).containsExactly("OPERATOR acme::evil");
        assertThat(of("return torch.from_file(\"/etc/passwd\")")).containsExactly("OPERATOR aten::from_file");
        assertThat(of("return ops.aten.from_file(\"/etc/passwd\", True, 9)"))
                .containsExactly("OPERATOR aten::from_file");
        assertThat(of("torch.autograd.save(x, \"f\")")).containsExactly("OPERATOR aten::save");
        assertThat(of("ops.aten.autograd.save(x, \"f\")")).containsExactly("OPERATOR aten::save");
        assertThat(of("_0 = ops.prim.rpc_sync(\"w\", \"f\")")).containsExactly("OPERATOR prim::rpc_sync");
        assertThat(of("_0 = rpc_async(\"w\", f)")).containsExactly("OPERATOR prim::rpc_async");
        assertThat(of("_0 = ops.prim.PythonOp(x)")).containsExactly("OPERATOR prim::PythonOp");
        assertThat(of("_0 = __torch__.torch.classes.acme.Foo()"))
                .containsExactly("CUSTOM_OBJECT torch.classes.acme.Foo");
        assertThat(of("import os")).hasSize(1);
        assertThat(Part.text("__torch__.py", HEAD).scan().subjects()).containsExactly("CODE ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t = (torch)",
                "t = torch",
                "t = (ops.aten)",
                "t = ops",
                "t = [torch][0]",
                "t = (torch.autograd)",
                "t = torch if True else torch",
                "_0 = getattr((torch), \"save\")(x, \"f\")",
                "_0 = getattr(torch, \"save\")(x, \"f\")",
                "_0 = getattr(ops.aten, \"save\")(x, \"f\")",
                "_0 = (torch).from_file(\"f\", None, 4)",
                "_0 = (torch.save)(x, \"f\")",
                "_0 = (torch\n    .save)(x, \"f\")",
                "_0 = (torch.  # no\n    save)(x, \"f\")",
                "_0 = (x).\n    foo",
                "n = (__torch__.torch)",
                "n = (__torch__)",
                "n = getattr(__torch__.torch.classes, \"acme\")",
                "s = \"#\"; torch.save(x, \"f\")",
                "s = \"\\\\\"; torch.save(x, \"f\")",
                "s = '''\n    '''",
                "x = 0x1.torch",
                "x = y  # type: (torch)",
                "torch\t.save(x, \"f\")",
                "x = \\\n    torch"
            })
    void seesWhatHidesTheOperatorThatIsCalled(String line) throws IOException {
        assertThat(of(line)).isNotEmpty();
    }

    @Test
    void passesOverWhatStandsInStringsAndComments() throws IOException {
        assertThat(of(
                        "_0 = \"Expected 4-d input from loader, open(x), (torch) # \\\" torch.save(x)\"",
                        "ops.prim.RaiseException(torch.format(_0, torch.dim(x)), \"exec(bad) ops.aten.save(\")",
                        "# torch.save is not called"))
                .isEmpty();
    }

    @Test
    void approvesWhatPyTorchWrites() throws IOException {
        assertThat(of(
                        "dropout : Final[float] = 0.",
                        "_1 = torch.autograd.grad([y], [x], 1.0000000000000001e-05, .5, 1.j)",
                        "ops : __torch__.torch.nn.modules.container.ModuleList",
                        "_2 = (self.ops).forward(getattr(self.torch, \"0\"), -1)",
                        "_3 = annotate(List[__torch__.torch.classes.quantized.Conv2dPackedParamsBase], [])",
                        "w : __torch__.torch.classes.rnn.CellParamsBase",
                        "_4 = __torch__.torch.autograd.grad_mode.no_grad.__new__(__torch__.torch.autograd.grad_mode.no_grad)",
                        "_5 = (_4).__init__()"))
                .isEmpty();
        assertThat(Part.text(
                                "m.pt!m/code/__torch__/torch/autograd/grad_mode.py",
                                "class no_grad:\n  prev : bool\n  def __enter__(self: __torch__.no_grad) -> NoneType:\n"
                                        + "    torch.set_grad_enabled(False)\n    return None\n")
                        .scan()
                        .subjects())
                .isEmpty();
    }
}
