package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to an import or a call that a pickle has, and the ways to hide it. */
class PickleGamesTest {

    private static final String SYSTEM = "os system";

    @Test
    void seesAGlobal() throws IOException {
        Seen seen = new Pickle().global("os", "system").calledWith("ls").seen();

        assertThat(seen.imports).containsExactly(SYSTEM);
        assertThat(seen.rules()).containsExactly(Rule.PICKLE_DANGEROUS);
        assertThat(seen.findings.get(0).chain()).isEqualTo("os.system('ls')");
        assertThat(seen.findings.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(seen.findings.get(0).place().text()).isEqualTo("model.pkl@0");
    }

    @Test
    void seesAStackGlobalOfTextsFromTheMemo() throws IOException {
        Seen seen = Pickle.of(4)
                .text("os")
                .op(MEMOIZE, POP)
                .text("system")
                .op(BINPUT, 200, POP)
                .op(BINGET, 0, BINGET, 200, STACK_GLOBAL)
                .seen();

        assertThat(seen.imports).containsExactly(SYSTEM);
    }

    @Test
    void seesAStackGlobalOfDuplicatesAndOldTexts() throws IOException {
        assertThat(Pickle.of(4).text("os").op(DUP, STACK_GLOBAL).seen().imports).containsExactly("os os");
        assertThat(new Pickle().raw("Vos\nS'sys\\x74em'\n").op(STACK_GLOBAL).seen().imports)
                .containsExactly(SYSTEM);
        assertThat(new Pickle()
                        .raw("V\\u006fs\nV\\U00000073ystem\n")
                        .op(STACK_GLOBAL)
                        .seen()
                        .imports)
                .containsExactly(SYSTEM);
        assertThat(new Pickle()
                        .op(SHORT_BINSTRING, 2)
                        .raw("os")
                        .op(BINUNICODE8)
                        .number(6, 8)
                        .raw("system")
                        .op(STACK_GLOBAL)
                        .seen()
                        .imports)
                .containsExactly(SYSTEM);
    }

    @Test
    void seesInstAndObj() throws IOException {
        assertThat(new Pickle().op(MARK).text("ls").raw("ios\nsystem\n").seen().chains)
                .containsExactly("os.system('ls')");
        assertThat(new Pickle()
                        .op(MARK)
                        .global("os", "system")
                        .text("ls")
                        .op(OBJ)
                        .seen()
                        .chains)
                .containsExactly("os.system('ls')");
    }

    @Test
    void seesNewObjAndNewObjEx() throws IOException {
        assertThat(Pickle.of(4)
                        .stackGlobal("os", "system")
                        .op(EMPTY_TUPLE, NEWOBJ)
                        .seen()
                        .isApproved())
                .isFalse();
        assertThat(Pickle.of(4)
                        .stackGlobal("os", "system")
                        .op(EMPTY_TUPLE, EMPTY_DICT, NEWOBJ_EX)
                        .seen()
                        .isApproved())
                .isFalse();
    }

    @Test
    void cannotTellAnImportByAComputedName() throws IOException {
        Seen seen = Pickle.of(4)
                .stackGlobal("builtins", "str")
                .calledWith("os")
                .text("system")
                .op(STACK_GLOBAL)
                .seen();

        assertThat(seen.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(seen.findings.get(0).chain()).isEqualTo("….system");
    }

    @Test
    void cannotTellAnImportByANameLongerThanAny() throws IOException {
        String name = "a".repeat(Names.LONGEST + 1);

        assertThat(Pickle.of(4).text("os").text(name).op(STACK_GLOBAL).seen().rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(new Pickle().global("os", "a".repeat(10_000)).seen().rules())
                .contains(Rule.PICKLE_UNKNOWN, Rule.PICKLE_DANGEROUS);
    }

    @Test
    void cannotTellWhatAnExtensionIs() throws IOException {
        assertThat(Pickle.of(2).op(EXT1, 7).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(Pickle.of(2).op(EXT2).number(300, 2).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(Pickle.of(2)
                        .op(EXT4)
                        .number(70_000, 4)
                        .op(EMPTY_TUPLE, REDUCE)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void doesNotApproveToCallWhatACallReturned() throws IOException {
        Seen seen = Pickle.of(4)
                .stackGlobal("collections", "OrderedDict")
                .op(EMPTY_TUPLE, REDUCE)
                .calledWith("x")
                .seen();

        assertThat(seen.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void followsChainsOfCalls() throws IOException {
        Seen seen = Pickle.of(4)
                .stackGlobal("functools", "partial")
                .stackGlobal("os", "system")
                .op(TUPLE1, REDUCE)
                .calledWith("ls")
                .seen();

        assertThat(seen.chains).contains("functools.partial(os.system)");
        assertThat(seen.findings).extracting(finding -> finding.chain()).contains("functools.partial(os.system)('ls')");
    }

    @Test
    void looksAtAnAttributeAsAtAnImport() throws IOException {
        Seen seen = new Pickle()
                .global("__builtin__", "getattr")
                .op(MARK)
                .global("bdb", "Bdb")
                .raw("Vrun\n")
                .op(TUPLE, REDUCE)
                .seen();
        assertThat(seen.imports).contains("bdb Bdb", "bdb Bdb.run");
        assertThat(seen.chains).contains("__builtin__.getattr(bdb.Bdb, 'run')");

        assertThat(Pickle.of(4)
                        .stackGlobal("builtins", "getattr")
                        .stackGlobal("collections", "OrderedDict")
                        .text("__init__")
                        .op(TUPLE2, REDUCE)
                        .seen()
                        .isApproved())
                .isFalse();
        assertThat(Pickle.of(4)
                        .stackGlobal("builtins", "getattr")
                        .text("x")
                        .text("format")
                        .op(TUPLE2, REDUCE)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void doesNotApproveDottedNamesWithinApprovedModules() throws IOException {
        assertThat(Pickle.of(4).stackGlobal("numpy", "os.system").seen().isApproved())
                .isFalse();
        assertThat(Pickle.of(4)
                        .stackGlobal("builtins", "int.__subclasses__")
                        .seen()
                        .isApproved())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"os ", " os", "os\r", "os\u0000", "OS", "ｏｓ", "os\t", "\u200bcollections"})
    void doesNotApproveNamesThatOnlyLookLikeAnother(String module) throws IOException {
        Seen seen = new Pickle().global(module, "OrderedDict").seen();

        assertThat(seen.isApproved()).isFalse();
        assertThat(seen.findings.get(0).subject()).doesNotContainPattern("\\p{Cntrl}|\u200b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__builtin__ eval",
                "commands getoutput",
                "cPickle loads",
                "urllib2 urlopen",
                "exceptions OSError.x"
            })
    void knowsNamesOfPythonTwo(String line) throws IOException {
        String[] words = line.split(" ");

        assertThat(new Pickle().global(words[0], words[1]).seen().isApproved()).isFalse();
        assertThat(new Pickle().global("copy_reg", "_reconstructor").seen().isApproved())
                .isTrue();
        assertThat(new Pickle().global("__builtin__", "object").seen().isApproved())
                .isTrue();
    }

    @Test
    void doesNotApproveToChangeAnImport() throws IOException {
        Seen built = Pickle.of(4)
                .stackGlobal("collections", "OrderedDict")
                .op(EMPTY_DICT, BUILD)
                .seen();
        Seen appended =
                Pickle.of(4).stackGlobal("builtins", "list").op(NONE, APPEND).seen();
        Seen put = Pickle.of(4)
                .stackGlobal("builtins", "dict")
                .text("k")
                .op(NONE, SETITEM)
                .seen();

        assertThat(built.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(appended.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(put.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void doesNotApproveToReplaceAMethodByAnImport() throws IOException {
        Seen seen = Pickle.of(4)
                .stackGlobal("sklearn.linear_model._base", "LinearRegression")
                .op(EMPTY_TUPLE, NEWOBJ)
                .op(EMPTY_DICT)
                .text("__setstate__")
                .stackGlobal("numpy", "mean")
                .op(SETITEM, BUILD)
                .seen();

        assertThat(seen.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void goesByTheUseAnImportIsApprovedFor() throws IOException {
        Seen filled = Pickle.of(4)
                .stackGlobal("xgboost.core", "Booster")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, BUILD)
                .seen();
        Seen called = Pickle.of(4)
                .stackGlobal("xgboost.core", "Booster")
                .calledWith("http://x")
                .seen();
        Seen value = Pickle.of(4).stackGlobal("numpy", "mean").calledWith("x").seen();

        assertThat(filled.isApproved()).isTrue();
        assertThat(called.rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(called.findings.get(0).chain()).isEqualTo("xgboost.core.Booster('http://x')");
        assertThat(value.rules()).containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void looksAtTheArgumentsOfWhatHangsOnThem() throws IOException {
        assertThat(Pickle.of(2)
                        .global("_codecs", "encode")
                        .text("a")
                        .text("latin1")
                        .op(TUPLE2, REDUCE)
                        .seen()
                        .isApproved())
                .isTrue();
        assertThat(Pickle.of(2)
                        .global("_codecs", "encode")
                        .text("a")
                        .text("zip")
                        .op(TUPLE2, REDUCE)
                        .seen()
                        .isApproved())
                .isFalse();
        assertThat(Pickle.of(2)
                        .global("collections", "defaultdict")
                        .global("builtins", "list")
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .isApproved())
                .isTrue();
        assertThat(Pickle.of(2)
                        .global("collections", "defaultdict")
                        .global("os", "getcwd")
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .isApproved())
                .isFalse();
        assertThat(Pickle.of(2)
                        .global("copyreg", "_reconstructor")
                        .op(EXT1, 1, EXT1, 1, NONE, TUPLE3, REDUCE)
                        .seen()
                        .rules())
                .contains(Rule.PICKLE_UNKNOWN);
        assertThat(Pickle.of(2)
                        .global("builtins", "type")
                        .text("X")
                        .op(EMPTY_TUPLE, EMPTY_DICT, TUPLE3, REDUCE)
                        .seen()
                        .isApproved())
                .isFalse();
        assertThat(Pickle.of(2)
                        .global("builtins", "type")
                        .op(NONE, TUPLE1, REDUCE)
                        .seen()
                        .isApproved())
                .isTrue();
        assertThat(Pickle.of(4)
                        .stackGlobal("torch.storage", "_load_from_bytes")
                        .constant(new byte[8])
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .isApproved())
                .isFalse();
    }

    @Test
    void looksUpWhatAUfuncIsMadeOf() throws IOException {
        Seen good = Pickle.of(4)
                .stackGlobal("numpy._core", "_ufunc_reconstruct")
                .text("numpy._core._multiarray_umath")
                .text("add")
                .op(TUPLE2, REDUCE)
                .seen();
        Seen bad = Pickle.of(4)
                .stackGlobal("numpy._core", "_ufunc_reconstruct")
                .text("os")
                .text("system")
                .op(TUPLE2, REDUCE)
                .calledWith("ls")
                .seen();

        assertThat(good.isApproved()).isTrue();
        assertThat(bad.imports).contains(SYSTEM);
    }

    @Test
    void followsTheFunctionThatPyTorchIsTold() throws IOException {
        Seen seen = Pickle.of(4)
                .stackGlobal("torch._tensor", "_rebuild_from_type_v2")
                .op(MARK)
                .stackGlobal("xgboost.core", "Booster")
                .stackGlobal("torch", "Tensor")
                .text("f")
                .op(TUPLE1, NONE, TUPLE, REDUCE)
                .seen();

        assertThat(seen.rules()).containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void tellsWhatABrokenStreamDidBeforeItBroke() throws IOException {
        Seen seen = Seen.in(
                new Pickle().global("os", "system").calledWith("ls").op(0xff).broken());
        Seen cut = Seen.in(Pickle.of(4)
                .stackGlobal("os", "system")
                .op(BINUNICODE)
                .number(1000, 4)
                .broken());

        assertThat(seen.imports).containsExactly(SYSTEM);
        assertThat(seen.rules()).containsExactly(Rule.PICKLE_DANGEROUS, Rule.UNREADABLE);
        assertThat(cut.rules()).containsExactly(Rule.PICKLE_DANGEROUS, Rule.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "N",
                "0.",
                "R.",
                "(.",
                "h\u0007.",
                "g-1\n.",
                "p\n.",
                "\u0080\u0007N.",
                "2.",
                "b.",
                "o.",
                "(o.",
                "N\u0094\u0094s.",
                "\u0094.",
                "X\u00ff\u00ff\u00ff\u00ffa.",
                "\u008b\u00ff\u00ff\u00ff\u00ff."
            })
    void isNotSilentAboutWhatCannotRun(String stream) throws IOException {
        assertThat(Seen.in(new Pickle().raw(stream).broken()).rules()).contains(Rule.UNREADABLE);
    }

    @Test
    void seesASecondPickleBehindTheFirst() throws IOException {
        byte[] second = new Pickle().global("os", "system").calledWith("ls").stop();

        assertThat(Seen.in(Pickle.of(4).op(NONE, STOP).raw(second).broken()).imports)
                .containsExactly(SYSTEM);
        assertThat(Seen.in(Pickle.of(4)
                                .op(NONE, STOP)
                                .raw(Pickle.of(4).op(NONE).stop())
                                .broken())
                        .isApproved())
                .isTrue();
    }

    @Test
    void seesDataBehindTheEnd() throws IOException {
        Seen data = Seen.in(Pickle.of(4).op(NONE, STOP).raw("#!/bin/sh").broken());
        Seen zeros = Seen.in(Pickle.of(4).op(NONE, STOP).raw("\0\0\0\0").broken());
        Seen hidden = Seen.in(Pickle.of(4)
                .op(NONE, STOP)
                .raw(new Pickle()
                        .global("os", "system")
                        .calledWith("x")
                        .op(0xff)
                        .broken())
                .broken());

        assertThat(data.rules()).containsExactly(Rule.PICKLE_TRAILING);
        assertThat(zeros.isApproved()).isTrue();
        assertThat(zeros.findings).hasSize(1);
        assertThat(hidden.rules()).contains(Rule.PICKLE_DANGEROUS, Rule.PICKLE_TRAILING);
    }

    @Test
    void looksIntoPicklesInBytesAndTexts() throws IOException {
        byte[] inner = Pickle.of(4).stackGlobal("os", "system").calledWith("ls").stop();

        assertThat(Pickle.of(4).constant(inner).seen().imports).containsExactly(SYSTEM);
        assertThat(Pickle.of(4).constant(Pickle.of(4).constant(inner).stop()).seen().imports)
                .containsExactly(SYSTEM);
        assertThat(Pickle.of(4)
                        .stackGlobal("pickle", "loads")
                        .constant(inner)
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .imports)
                .containsExactlyInAnyOrder("pickle loads", SYSTEM);
        assertThat(new Pickle()
                        .global("pickle", "loads")
                        .raw("Vcos\\u000asystem\\u000a(Vls\\u000atR.\n")
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .imports)
                .containsExactlyInAnyOrder("pickle loads", SYSTEM);
    }

    @Test
    void takesBytesThatOnlyBeginLikeAPickleForBytes() throws IOException {
        assertThat(Pickle.of(4)
                        .constant(new byte[] {(byte) 0x80, 4, 0, 0, 0, 0})
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(Pickle.of(4)
                        .constant("(\u0082\u0001 and more".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void seesFramesThatLie() throws IOException {
        assertThat(Pickle.of(4).op(FRAME).number(1000, 8).op(NONE).seen().rules())
                .containsExactly(Rule.UNREADABLE);
        assertThat(Pickle.of(4)
                        .op(FRAME)
                        .number(12, 8)
                        .op(FRAME)
                        .number(2, 8)
                        .op(NONE)
                        .seen()
                        .rules())
                .containsExactly(Rule.UNREADABLE);
        assertThat(Pickle.of(4).op(FRAME).number(2, 8).op(NONE).seen().isApproved())
                .isTrue();
        assertThat(Pickle.of(4)
                        .op(FRAME)
                        .number(-1, 8)
                        .stackGlobal("os", "system")
                        .seen()
                        .imports)
                .containsExactly(SYSTEM);
    }

    @Test
    void goesOnInProtocolsThatLie() throws IOException {
        assertThat(new Pickle().stackGlobal("os", "system").seen().imports).containsExactly(SYSTEM);
        assertThat(Pickle.of(0).stackGlobal("os", "system").op(PROTO, 1).seen().imports)
                .containsExactly(SYSTEM);
    }

    @Test
    void bearsHugeNumbersInTheMemo() throws IOException {
        Seen seen = new Pickle()
                .raw("Vos\n")
                .raw("p9223372036854775807\n0")
                .op(NONE, LONG_BINPUT)
                .number(0xffff_ffffL, 4)
                .op(POP)
                .raw("g9223372036854775807\n")
                .raw("Vsystem\n")
                .op(STACK_GLOBAL)
                .seen();

        assertThat(seen.imports).containsExactly(SYSTEM);
    }

    @Test
    void memoizesUnderTheNumberOfObjectsInTheMemo() throws IOException {
        Seen seen = Pickle.of(4)
                .text("os")
                .op(BINPUT, 100)
                .op(POP)
                .text("system")
                .op(MEMOIZE, POP)
                .op(BINGET, 100, BINGET, 1, STACK_GLOBAL)
                .seen();

        assertThat(seen.imports).containsExactly(SYSTEM);
    }

    @Test
    void popsMarksAsPythonDoes() throws IOException {
        assertThat(Pickle.of(4)
                        .text("os")
                        .op(MARK, POP)
                        .text("system")
                        .op(STACK_GLOBAL)
                        .seen()
                        .imports)
                .containsExactly(SYSTEM);
        assertThat(Pickle.of(4)
                        .text("os")
                        .op(MARK, NONE, NONE, POP_MARK)
                        .text("system")
                        .op(STACK_GLOBAL)
                        .seen()
                        .imports)
                .containsExactly(SYSTEM);
        assertThat(Pickle.of(4)
                        .text("os")
                        .op(MARK)
                        .text("system")
                        .op(STACK_GLOBAL)
                        .seen()
                        .rules())
                .containsExactly(Rule.UNREADABLE);
    }

    @Test
    void tellsOnceOfWhatIsImportedAgainAndAgain() throws IOException {
        Pickle pickle = Pickle.of(4);
        for (int i = 0; i < 1000; i++) {
            pickle.stackGlobal("os", "system").op(POP);
        }

        assertThat(pickle.op(NONE).seen().findings).hasSize(1);
    }

    @Test
    void boundsHowMuchItFinds() throws IOException {
        Pickle pickle = Pickle.of(4);
        for (int i = 0; i < 1000; i++) {
            pickle.op(EXT1, 1, POP);
        }
        Seen seen = pickle.op(NONE).seen();

        assertThat(seen.findings).hasSizeLessThan(250);
        assertThat(seen.rules()).contains(Rule.TOO_MUCH);
    }

    @Test
    void saysWhenAStreamAsksForTooMuch() throws IOException {
        byte[] marks = new byte[3 << 20];
        java.util.Arrays.fill(marks, (byte) MARK);

        assertThat(Seen.in(marks).rules()).containsExactly(Rule.TOO_MUCH);
    }

    @Test
    void refusesANumpyGeneratorMadeByAnythingElse() throws IOException {
        Seen booster = Pickle.of(2)
                .global("numpy.random._pickle", "__generator_ctor")
                .text("/etc/passwd")
                .global("xgboost.core", "Booster")
                .op(TUPLE2, REDUCE)
                .seen();
        Seen computed = Pickle.of(2)
                .global("numpy.random._pickle", "__generator_ctor")
                .global("builtins", "tuple")
                .op(EMPTY_LIST, TUPLE1, REDUCE, REDUCE)
                .seen();

        assertThat(booster.rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(computed.rules()).containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void bearsANumpyGeneratorOfNumpysOwn() throws IOException {
        Seen seen = Pickle.of(2)
                .global("numpy.random._pickle", "__bit_generator_ctor")
                .global("numpy.random._mt19937", "MT19937")
                .op(TUPLE1, REDUCE)
                .seen();

        assertThat(seen.findings).isEmpty();
    }

    @Test
    void refusesAPersistentIdThatIsNotPyTorchs() throws IOException {
        assertThat(Pickle.of(2).text("anything").op(BINPERSID).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(new Pickle().op(PERSID).raw("anything\n").seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(Pickle.of(2)
                        .op(MARK)
                        .text("storage")
                        .global("torch", "FloatStorage")
                        .op(TUPLE, BINPERSID)
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void refusesAnObjectMadeCallableAsItsOwnSetState() throws IOException {
        Seen seen = Pickle.of(2)
                .global("sklearn.pipeline", "Pipeline")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT)
                .text("__setstate__")
                .global("torch.nn.modules.module", "_WrappedHook")
                .op(EMPTY_TUPLE, NEWOBJ, SETITEM, BUILD)
                .seen();

        assertThat(seen.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void bearsClassesThatOnlyTorchScriptKnows() throws IOException {
        assertThat(Pickle.of(2)
                        .global("__torch__.torch.nn.modules.linear", "Linear")
                        .op(EMPTY_TUPLE, NEWOBJ)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(Pickle.of(2)
                        .global("__torch__.torch.classes.acme", "Evil")
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(Pickle.of(2).global("__torch__evil", "Evil").seen().rules()).containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void refusesToCallWhateverAFactoryIsToldToBe() throws IOException {
        assertThat(Pickle.of(2)
                        .global("collections", "defaultdict")
                        .global("builtins", "getattr")
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(Pickle.of(2)
                        .global("collections", "defaultdict")
                        .op(NONE, TUPLE1, REDUCE)
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void refusesAHookWhoseNameIsMadeByACall() throws IOException {
        Seen seen = Pickle.of(4)
                .stackGlobal("types", "SimpleNamespace")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT)
                .stackGlobal("builtins", "str")
                .calledWith("append")
                .stackGlobal("collections", "OrderedDict")
                .op(SETITEM, BUILD)
                .seen();
        Seen plain = Pickle.of(4)
                .op(EMPTY_DICT)
                .stackGlobal("builtins", "str")
                .calledWith("a")
                .op(BININT1, 1, SETITEM)
                .seen();

        assertThat(seen.rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(plain.findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imblearn.pipeline Pipeline",
                "category_encoders.ordinal OrdinalEncoder",
                "hmmlearn.hmm GaussianHMM",
                "networkx.classes.graph Graph",
                "gensim.models.keyedvectors KeyedVectors"
            })
    void bearsObjectsOfOtherLibrariesThatAreOnlyFilled(String line) throws IOException {
        String[] words = line.split(" ");

        assertThat(Pickle.of(4)
                        .stackGlobal(words[0], words[1])
                        .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, BUILD)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(Pickle.of(4)
                        .stackGlobal(words[0], words[1])
                        .calledWith("a")
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void saysOfAnImportThatIsNotCalledThatItIsOnlyNamed() throws IOException {
        Seen named = Pickle.of(4).stackGlobal("acme", "loss").seen();
        Seen called = Pickle.of(4).stackGlobal("acme", "loss").calledWith("a").seen();

        assertThat(named.findings.get(0).why()).contains("only named here");
        assertThat(called.findings.get(0).why()).contains("when it is called");
    }
}
