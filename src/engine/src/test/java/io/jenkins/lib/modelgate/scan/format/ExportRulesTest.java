package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of {@code torch.export}: what PyTorch would call, and what Python would evaluate. */
class ExportRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch.ops.aten.add.Tensor",
                "torch.ops.aten.__and__.Tensor",
                "torch.ops.prims.convert_element_type.default",
                "torch.ops.higher_order.cond",
                "_operator.floordiv",
                "math.trunc",
                "torch.sym_float",
                "torch._sym_sqrt"
            })
    void approvesOperatorsThatCompute(String target) throws IOException {
        assertThat(target(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch.os.system",
                "torch.load",
                "torch.hub.load",
                "torch.ops.load_library",
                "torch.ops.aten.add.__init__.__globals__",
                "torch.ops.aten.__class__.mro",
                "torch.ops.__init__.x.y",
                "torch.ops.import_module.x.y",
                "torchx.os.system",
                "_operator.methodcaller",
                "_operatorx.os",
                "math.__loader__",
                "torch._sym_._x",
                "os.system",
                "#executorch:x"
            })
    void refusesWhatIsNoOperator(String target) throws IOException {
        assertThat(target(target)).extracting(Finding::rule).containsExactly(Rule.CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch.ops.aten.save.default",
                "torch.ops.higher_order.call_torchbind",
                "torch.ops.higher_order.triton_kernel_wrapper_functional",
                "torch.ops._c10d_functional.all_reduce.default",
                "torch.ops.acme.twice.default"
            })
    void refusesOperatorsThatReachOutOrAreOfOthers(String target) throws IOException {
        assertThat(target(target)).extracting(Finding::rule).containsExactly(Rule.OPERATOR);
        assertThat(program("\"x\": {\"as_operator\": \"" + target + "\"}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Symbol('s77', positive=True, integer=True)",
                "2*s0 + 1",
                "s0**2//4 - 3",
                "Mul(Float('1.5', precision=53), ToFloat(Symbol('s77')))",
                "Pow(Symbol('s0'), Integer(2))",
                "Max(1, FloorDiv(s0 - 1, 2)) >= u1"
            })
    void approvesSizesThatAreComputed(String expression) throws IOException {
        assertThat(expression(expression)).isEmpty();
        assertThat(root("\"range_constraints\": {\"%s\": {\"min_val\": 0}}".formatted(expression)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__import__('os').system('id')",
                "eval('1')",
                "exec(s0)",
                "s0.__class__",
                "Symbol('x').func",
                "(lambda: 1)()",
                "Symbol('s0')(1)",
                "[x for x in s0]",
                "f'{s0}'",
                "Add('eval(1)')",
                "9**9**9",
                "9**999",
                "((9**99)**99)**99**99",
                "Pow(9, Pow(9, 9))",
                "Pow(9999, 9999)",
                "LShift(1, 99999999)",
                "Float('1', precision=99999999)",
                "factorial(99999)",
                "99999!",
                ""
            })
    void refusesSizesThatAreMoreThanComputed(String expression) throws IOException {
        assertThat(expression(expression)).extracting(Finding::rule).containsExactly(Rule.CODE);
        assertThat(root("\"range_constraints\": {\"%s\": {\"min_val\": 0}}".formatted(expression)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L['x'].size()[0] > 3",
                "(L['y']['k'][0].size()[0] // 2) <= L['y']['k'][0].stride()[1] and 1 == 1",
                "L['args'][0] == 5"
            })
    void approvesConditionsOnInputs(String guard) throws IOException {
        assertThat(root("\"guards_code\": [\"%s\"]".formatted(guard))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L['x'].__class__ == 1",
                "L['x'].tofile('a')",
                "__import__('os').system('id')",
                "L['x'].size()[0] > 3, eval('1')",
                "L['x'].size.__self__ == 1",
                "print(1)"
            })
    void refusesConditionsThatDoMore(String guard) throws IOException {
        assertThat(root("\"guards_code\": [\"%s\"]".formatted(guard)))
                .extracting(Finding::rule)
                .containsExactly(Rule.CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'default_factory_module': 'os', 'default_factory_name': 'getcwd'}",
                "{'default_factory_module': 'builtins', 'default_factory_name': 'input'}",
                "{'__enum__': true, 'fqn': 'antigravity:x'}",
                "{'\\u005f_enum__': true}"
            })
    void refusesTreesOfInputsThatImport(String context) throws IOException {
        String spec = "[1, {'type': 'collections.defaultdict', 'context': %s}]"
                .formatted(context)
                .replace("\\", "\\\\")
                .replace("'", "\\\"");

        assertThat(program("\"in_spec\": \"" + spec + "\""))
                .extracting(Finding::rule)
                .containsExactly(Rule.CODE);
    }

    private static List<Finding> target(String target) throws IOException {
        return program("\"graph\": {\"nodes\": [{\"target\": \"" + target + "\"}]}");
    }

    private static List<Finding> expression(String expression) throws IOException {
        return program("\"sizes\": [{\"as_expr\": {\"expr_str\": \"" + expression + "\"}}]");
    }

    private static List<Finding> program(String within) throws IOException {
        return root("\"graph_module\": {" + within + "}");
    }

    private static List<Finding> root(String within) throws IOException {
        Part part = Part.text("model.json", "{" + within + "}");
        part.scan();
        return part.findings;
    }
}
