package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States with a text that a reviewed class runs: distributions of SciPy's, and formulas of statsmodels'. */
class TextStatesTest {

    private static final String PARSER = """

            def _parse_args(self, a, b,  loc=0, scale=1):
                return (a, b, ), loc, scale

            def _parse_args_rvs(self, a, b,  loc=0, scale=1, size=None):
                return self._argcheck_rvs(a, b,  loc, scale, size=size)

            def _parse_args_stats(self, a, b,  loc=0, scale=1, moments='mv'):
                return (a, b, ), loc, scale, moments
            """;

    private static final String CODE = PARSER + "\n__import__('os').system('true')\n";

    private static Pickle text(Pickle pickle, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return pickle.op(BINUNICODE).number(utf8.length, 4).raw(utf8);
    }

    /** An object of a class, and the beginning of a state for it. */
    private static Pickle object(String module, String name) {
        return Pickle.of(4).stackGlobal(module, name).op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT);
    }

    private static Pickle beta() {
        return object("scipy.stats._continuous_distns", "beta_gen");
    }

    private static Pickle data() {
        return object("statsmodels.base.data", "PandasData");
    }

    private static Seen distribution(String parser) throws IOException {
        return text(beta().text("_parse_arg_template"), parser)
                .op(SETITEM, BUILD)
                .seen();
    }

    private static Seen restored(String formula) throws IOException {
        return text(
                        data().text("restore_model_spec")
                                .op(NEWTRUE, SETITEM)
                                .text("frame")
                                .op(NONE, SETITEM)
                                .text("formula"),
                        formula)
                .op(SETITEM, BUILD)
                .seen();
    }

    @Test
    void bearsADistributionWithTheTextThatScipyGenerates() throws IOException {
        assertThat(distribution(PARSER).findings).isEmpty();
        assertThat(distribution(PARSER.replace("a, b, ", "")).findings).isEmpty();
        assertThat(distribution(PARSER.replace(", scale=1", "").replace("loc, scale", "loc, 1")).findings)
                .isEmpty();
    }

    @Test
    void refusesADistributionWithAnyOtherText() throws IOException {
        for (String other : new String[] {
            CODE,
            PARSER.replace("scale=1", "scale=print()"),
            PARSER.replace("(self, a, b", "(self, a=print(), b"),
            PARSER.replaceFirst("a, b", "b, a"),
            PARSER.replace("loc, scale", "loc, 1"),
            PARSER.replace("'mv'", "print()"),
            PARSER + "#",
            "print()"
        }) {
            assertThat(distribution(other).rules()).as(other).containsExactly(Rule.PICKLE_UNKNOWN);
        }
        assertThat(beta().op(BUILD).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void refusesADistributionWhoseStateCannotBeTold() throws IOException {
        Pickle made = text(
                        text(beta().text("_parse_arg_template"), PARSER)
                                .op(SETITEM)
                                .stackGlobal("builtins", "str")
                                .calledWith("_parse_arg_template"),
                        CODE)
                .op(SETITEM, BUILD);
        Pickle pairs = Pickle.of(4)
                .stackGlobal("scipy.stats._continuous_distns", "beta_gen")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_LIST, BUILD);
        Pickle twice = text(
                        text(beta().text("_parse_arg_template"), PARSER)
                                .op(SETITEM)
                                .text("_parse_arg_template"),
                        CODE)
                .op(SETITEM, BUILD);
        Pickle instead = text(beta().text("_parse_arg_template"), PARSER)
                .op(SETITEM)
                .text("_attach_methods")
                .stackGlobal("numpy", "mean")
                .op(SETITEM, BUILD);

        for (Pickle pickle : new Pickle[] {made, pairs, twice, instead}) {
            assertThat(pickle.seen().rules()).contains(Rule.PICKLE_UNKNOWN);
        }
    }

    /** What a chain of dictionaries is given goes into the first of them, by a way that is not followed. */
    @Test
    void refusesAStateThatSomethingElseCouldChange() throws IOException {
        Pickle through = text(Pickle.of(4).op(EMPTY_DICT, MEMOIZE).text("_parse_arg_template"), PARSER)
                .op(SETITEM)
                .stackGlobal("collections", "ChainMap")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT)
                .text("maps")
                .op(EMPTY_LIST, BINGET, 0, APPEND, SETITEM, BUILD);
        text(through.text("_parse_arg_template"), CODE)
                .op(SETITEM, POP)
                .stackGlobal("scipy.stats._continuous_distns", "beta_gen")
                .op(EMPTY_TUPLE, NEWOBJ, BINGET, 0, BUILD);

        assertThat(through.seen().rules()).contains(Rule.PICKLE_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y ~ x1 + x2", "y~x1*x2 - 1", "np ~ 0 + a:b", "y ~ 1"})
    void bearsAFormulaOfNames(String formula) throws IOException {
        assertThat(restored(formula).findings).isEmpty();
        assertThat(restored(formula + " + a_rather_long_name_of_a_column".repeat(40)).findings)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ print()", "y ~ C(x)", "y ~ x (1)", "y ~ a.b", "y ~ a[0]", "y ~ 'x'", "y ~ Q('x')", "y ~ `x`",
                "y ~ x if x else x", "y ~ x ** 2", "y ~ {x}", "y ~ a*b*c*d*e*f*g*h", "y ~ x; x", "y ~ x # x", "y ~ 2",
                        ""
            })
    void refusesAFormulaThatDoesMore(String formula) throws IOException {
        assertThat(restored(formula).rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(restored(formula + " + a_rather_long_name_of_a_column".repeat(40))
                        .rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void bearsAModelsDataThatRestoresNoFormula() throws IOException {
        assertThat(text(data().text("formula"), "y ~ print()")
                        .op(SETITEM, BUILD)
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void refusesToLookColumnsUpInAnythingButTheFrame() throws IOException {
        Pickle without = data().text("restore_design_info")
                .op(NEWTRUE, SETITEM)
                .text("formula")
                .text("y ~ x");

        assertThat(without.op(SETITEM, BUILD).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void givesResultsNothingButADictionary() throws IOException {
        for (Consumer<Pickle> more : List.<Consumer<Pickle>>of(
                pickle -> pickle.op(NONE, APPEND),
                pickle -> pickle.op(MARK, NONE, APPENDS),
                pickle -> pickle.op(MARK, NONE, ADDITEMS),
                pickle -> pickle.op(NONE, NONE, SETITEM),
                pickle -> pickle.op(MARK, NONE, NONE, SETITEMS),
                pickle -> pickle.op(NONE, EMPTY_DICT, TUPLE2, BUILD))) {
            Pickle results =
                    object("statsmodels.tsa.arima.model", "ARIMAResults").op(BUILD);
            more.accept(results);

            assertThat(results.seen().isApproved()).isFalse();
        }
    }

    private static Pickle frame(Pickle state, boolean table) {
        state.text("restore_model_spec").op(NEWTRUE, SETITEM).text("frame");
        return (table
                        ? state.stackGlobal("pandas.core.frame", "DataFrame").op(EMPTY_TUPLE, NEWOBJ)
                        : state.op(EMPTY_DICT))
                .op(SETITEM)
                .text("formula");
    }

    @ParameterizedTest
    @ValueSource(strings = {"z ~ C(g) + a", "y ~ I(a**2) + I(a / 2.5 - b)", "y ~ scale(a):C( g )", "C(g)"})
    void bearsAFormulaWithCategoriesWhereColumnsAreThoseOfATable(String formula) throws IOException {
        assertThat(text(frame(data(), true), formula).op(SETITEM, BUILD).seen().findings)
                .isEmpty();
        assertThat(text(frame(data(), false), formula).op(SETITEM, BUILD).seen().rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ np.log(a)",
                "y ~ eval(a)",
                "y ~ C(eval(a))",
                "y ~ I(a**9**9)",
                "y ~ I(a)(b)",
                "y ~ C(g, print())",
                "y ~ I(99999999999)",
                "y ~ C (g)",
                "y ~ a.C(g)"
            })
    void refusesAFormulaThatCallsAnythingElse(String formula) throws IOException {
        assertThat(text(frame(data(), true), formula).op(SETITEM, BUILD).seen().rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
    }

    /** {@code numpy.vectorize}, and a state with the function that it is to call. */
    private static Pickle vectorize(Pickle function) {
        return function.op(SETITEM, BUILD);
    }

    private static Pickle vectorized() {
        return object("numpy", "vectorize").text("pyfunc");
    }

    @Test
    void bearsTheEntropyOfADistributionOverWholeNumbers() throws IOException {
        Pickle method = vectorized()
                .stackGlobal("builtins", "getattr")
                .stackGlobal("scipy.stats._discrete_distns", "randint_gen")
                .op(EMPTY_TUPLE, NEWOBJ)
                .text("_entropy")
                .op(TUPLE2, REDUCE);

        assertThat(vectorize(method).seen().findings).isEmpty();
        assertThat(vectorize(vectorized().stackGlobal("numpy", "log1p")).seen().findings)
                .isEmpty();
    }

    @Test
    void refusesAFunctionForEachElementThatIsNotApprovedToBeCalled() throws IOException {
        assertThat(vectorize(vectorized().stackGlobal("builtins", "getattr"))
                        .seen()
                        .rules())
                .contains(Rule.PICKLE_UNKNOWN);
        assertThat(vectorize(vectorized().stackGlobal("os", "system")).seen().imports)
                .contains("os system");
        assertThat(object("numpy", "vectorize").op(BUILD).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        Pickle other = vectorized()
                .stackGlobal("builtins", "getattr")
                .stackGlobal("scipy.stats._discrete_distns", "randint_gen")
                .op(EMPTY_TUPLE, NEWOBJ)
                .text("_parse_args")
                .op(TUPLE2, REDUCE);
        assertThat(vectorize(other).seen().rules()).contains(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void refusesWhatCallsForEachElementInPlaceOfAMethod() throws IOException {
        Pickle hook = object("scipy.stats._discrete_distns", "randint_gen").text("__call__");
        vectorize(hook.stackGlobal("numpy", "vectorize")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT)
                .text("pyfunc")
                .stackGlobal("numpy", "log1p"));

        assertThat(hook.op(SETITEM).seen().rules()).contains(Rule.PICKLE_UNKNOWN);
    }
}
