package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that an estimator keeps with some of their arguments, and what dill puts arrays and types together with. */
class PartialTest {

    private static Pickle partial(String module, String name) {
        return Pickle.of(4)
                .stackGlobal("functools", "partial")
                .stackGlobal(module, name)
                .op(TUPLE1, REDUCE);
    }

    private static Pickle filled(Pickle partial, String module, String name) {
        return partial.op(MARK).stackGlobal(module, name).op(EMPTY_TUPLE, EMPTY_DICT, NONE, TUPLE, BUILD);
    }

    @Test
    void bearsAPartOfAnApprovedFunction() throws IOException {
        assertThat(filled(partial("numpy", "mean"), "numpy", "mean").seen().findings)
                .isEmpty();
        assertThat(Pickle.of(4)
                        .stackGlobal("operator", "itemgetter")
                        .calledWith("a")
                        .seen()
                        .findings)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "builtins, int",
        "builtins, list",
        "builtins, len",
        "numpy, dtype",
        "decimal, Decimal",
        "sklearn.preprocessing._data, StandardScaler",
        "torch.nn.modules.batchnorm, BatchNorm2d"
    })
    void bearsAPartOfAHarmlessClassOrBuiltin(String module, String name) throws IOException {
        assertThat(filled(partial(module, name), module, name).seen().findings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lightgbm.basic, Booster",
        "functools, partial",
        "copyreg, _reconstructor",
        "numpy.core, _ufunc_reconstruct",
        "torch.storage, _load_from_bytes",
        "dateutil.tz.tz, tzfile"
    })
    void refusesAPartOfWhatIsOnlyApprovedInOneUse(String module, String name) throws IOException {
        assertThat(filled(partial(module, name), module, name).seen().rules()).contains(Rule.PICKLE_IMPORT);
    }

    @Test
    void refusesAPartOfAnythingElse() throws IOException {
        assertThat(partial("os", "system").seen().rules()).contains(Rule.PICKLE_DANGEROUS);
        assertThat(partial("builtins", "getattr").seen().rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(filled(partial("numpy", "mean"), "builtins", "getattr")
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(partial("numpy", "mean").op(EMPTY_LIST, BUILD).seen().rules())
                .containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void refusesAWayFromAnObjectToItsModule() throws IOException {
        assertThat(Pickle.of(4)
                        .stackGlobal("operator", "attrgetter")
                        .calledWith("system")
                        .seen()
                        .rules())
                .contains(Rule.PICKLE_DANGEROUS);
    }

    @Test
    void refusesToCallOrHookAPart() throws IOException {
        Pickle hook = Pickle.of(4)
                .stackGlobal("types", "SimpleNamespace")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT)
                .text("append")
                .stackGlobal("functools", "partial")
                .stackGlobal("numpy", "mean")
                .op(TUPLE1, REDUCE, SETITEM, BUILD);

        assertThat(partial("numpy", "mean").calledWith("x").seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(hook.seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    private static Pickle dill(Pickle pickle, String module, String maker) {
        return pickle.stackGlobal("dill._dill", "_create_array")
                .op(MARK)
                .stackGlobal(module, maker)
                .stackGlobal("numpy", "ndarray")
                .op(BININT1, 0, TUPLE1)
                .text("b")
                .op(TUPLE3, MARK, BININT1, 1, BININT1, 1, TUPLE1)
                .stackGlobal("numpy", "dtype")
                .text("f8")
                .op(TUPLE1, REDUCE, NEWFALSE)
                .constant(new byte[8])
                .op(TUPLE, NONE, TUPLE, REDUCE);
    }

    @Test
    void looksAtArraysOfDillsAsAtNumpys() throws IOException {
        Pickle stateless = Pickle.of(4)
                .stackGlobal("dill._dill", "_create_array")
                .op(MARK)
                .stackGlobal("numpy._core.multiarray", "_reconstruct")
                .stackGlobal("numpy", "ndarray")
                .op(BININT1, 0, TUPLE1)
                .text("b")
                .op(TUPLE3, EMPTY_LIST, NONE, TUPLE, REDUCE);

        assertThat(dill(Pickle.of(4), "numpy._core.multiarray", "_reconstruct").seen().findings)
                .isEmpty();
        assertThat(dill(Pickle.of(4), "numpy._core.numeric", "_frombuffer")
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(stateless.seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void looksUpTypesThatDillNames() throws IOException {
        Seen named = Pickle.of(4)
                .stackGlobal("dill._dill", "_create_namedtuple")
                .text("system")
                .op(EMPTY_TUPLE)
                .text("os")
                .op(TUPLE3, REDUCE)
                .seen();

        assertThat(Pickle.of(4)
                        .stackGlobal("dill._dill", "_load_type")
                        .calledWith("slice")
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(Pickle.of(4)
                        .stackGlobal("dill._dill", "_load_type")
                        .calledWith("CodeType")
                        .seen()
                        .isApproved())
                .isFalse();
        assertThat(named.imports).contains("os system");
    }

    @Test
    void refusesATimeZoneThatOpensAFile() throws IOException {
        assertThat(Pickle.of(4)
                        .stackGlobal("dateutil.tz.tz", "tzfile")
                        .op(NONE)
                        .text("Europe/Paris")
                        .op(TUPLE2, REDUCE, EMPTY_DICT, BUILD)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(Pickle.of(4)
                        .stackGlobal("dateutil.tz.tz", "tzfile")
                        .calledWith("/dev/random")
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
    }

    /** {@code defaultdict(partial(defaultdict, factory))}. */
    private static Seen nested(String module, String name) throws IOException {
        return Pickle.of(4)
                .stackGlobal("collections", "defaultdict")
                .stackGlobal("functools", "partial")
                .stackGlobal("collections", "defaultdict")
                .op(TUPLE1, REDUCE)
                .op(MARK)
                .stackGlobal("collections", "defaultdict")
                .stackGlobal(module, name)
                .op(TUPLE1, EMPTY_DICT, NONE, TUPLE, BUILD, TUPLE1, REDUCE)
                .seen();
    }

    @Test
    void bearsDictionariesThatMakeDictionaries() throws IOException {
        assertThat(nested("builtins", "float").findings).isEmpty();
        assertThat(nested("river.naive_bayes.gaussian", "GaussianNB._make_gaussian").findings)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"builtins, getattr", "numpy, mean", "functools, partial"})
    void refusesDictionariesThatCallAnythingElse(String module, String name) throws IOException {
        assertThat(nested(module, name).rules()).contains(Rule.PICKLE_IMPORT);
    }

    @ParameterizedTest
    @CsvSource({
        "river.compose.pipeline, Pipeline",
        "sktime.forecasting.naive._naive, NaiveForecaster",
        "transformers.training_args, TrainingArguments",
        "lightgbm.engine, CVBooster",
        "torch.optim.swa_utils, AveragedModel"
    })
    void bearsObjectsThatAreFilledWithAttributes(String module, String name) throws IOException {
        Pickle object = Pickle.of(4).stackGlobal(module, name).op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, BUILD);

        assertThat(object.seen().findings).isEmpty();
        assertThat(Pickle.of(4).stackGlobal(module, name).calledWith("a").seen().rules())
                .contains(Rule.PICKLE_IMPORT);
    }
}
