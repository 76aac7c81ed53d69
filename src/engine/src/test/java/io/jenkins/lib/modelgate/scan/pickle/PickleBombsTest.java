package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of a few bytes that ask for all memory or time there is. */
class PickleBombsTest {

    private static Pickle huge(Pickle pickle) {
        return pickle.op(LONG1, 6).number(1L << 40, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtins bytes", "builtins bytearray", "numpy void", "numpy bytes_"})
    void refusesALength(String line) throws IOException {
        String[] words = line.split(" ");

        assertThat(huge(Pickle.of(4).stackGlobal(words[0], words[1]))
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(huge(Pickle.of(4).stackGlobal(words[0], words[1]))
                        .op(TUPLE1, NEWOBJ)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(Pickle.of(4)
                        .stackGlobal(words[0], words[1])
                        .constant(new byte[3])
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void refusesALengthThatIsComputedOrForgotten() throws IOException {
        Pickle computed = Pickle.of(4)
                .stackGlobal("builtins", "bytes")
                .stackGlobal("builtins", "int")
                .calledWith("1099511627776")
                .op(TUPLE1, REDUCE);
        Pickle old = huge(Pickle.of(4)).op(MEMOIZE, POP);
        for (int i = 0; i < 5000; i++) {
            old.text("x").op(BININT1, 1, TUPLE2, POP);
        }
        Pickle base = huge(Pickle.of(2)
                        .global("copy_reg", "_reconstructor")
                        .global("builtins", "bytes")
                        .global("builtins", "bytes"))
                .op(TUPLE3, REDUCE);

        assertThat(computed.seen().rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(old.stackGlobal("builtins", "bytes")
                        .op(BINGET, 0, TUPLE1, REDUCE)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(base.seen().rules()).containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void refusesToUnrollARangeOrToMakeAHugeOne() throws IOException {
        Pickle small = Pickle.of(4).stackGlobal("builtins", "range").op(BININT1, 10, TUPLE1, REDUCE);
        Pickle list = Pickle.of(4).stackGlobal("builtins", "list").stackGlobal("builtins", "range");

        assertThat(small.seen().findings).isEmpty();
        assertThat(huge(Pickle.of(4).stackGlobal("builtins", "range"))
                        .op(TUPLE1, REDUCE)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(list.op(BININT1, 10, TUPLE1, REDUCE, TUPLE1, REDUCE).seen().rules())
                .containsExactly(Rule.PICKLE_IMPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decimal Decimal 1E+999999999", "fractions Fraction 1e999999999"})
    void refusesANumberOfEndlessDigits(String line) throws IOException {
        String[] words = line.split(" ");

        assertThat(Pickle.of(4)
                        .stackGlobal(words[0], words[1])
                        .calledWith(words[2])
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_IMPORT);
        assertThat(Pickle.of(4)
                        .stackGlobal(words[0], words[1])
                        .calledWith("1.5E+3")
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void refusesAHugeArray() throws IOException {
        Pickle made = Pickle.of(4)
                .stackGlobal("numpy._core.multiarray", "_reconstruct")
                .stackGlobal("numpy", "ndarray");
        huge(made).op(TUPLE1).text("f8").op(TUPLE3, REDUCE);
        Pickle objects = Pickle.of(4)
                .stackGlobal("numpy._core.multiarray", "_reconstruct")
                .stackGlobal("numpy", "ndarray")
                .op(BININT1, 0, TUPLE1)
                .text("b")
                .op(TUPLE3, REDUCE, MARK, BININT1, 1);
        huge(objects)
                .op(TUPLE1)
                .stackGlobal("numpy", "dtype")
                .text("O8")
                .op(TUPLE1, REDUCE, NEWFALSE, EMPTY_LIST, TUPLE, BUILD);

        assertThat(made.seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(objects.seen().rules()).containsExactly(Rule.TOO_MUCH);
    }

    @Test
    void refusesTuplesThatHoldOneAnotherAgainAndAgain() throws IOException {
        Pickle plain = Pickle.of(4).op(NONE, NONE, TUPLE2, MEMOIZE);
        Pickle named = Pickle.of(4).text("a").op(BININT1, 1, TUPLE2, MEMOIZE);
        Pickle made = Pickle.of(4).stackGlobal("builtins", "object").op(EMPTY_TUPLE, NEWOBJ, DUP, TUPLE2, MEMOIZE);
        for (int i = 0; i < 60; i++) {
            plain.op(BINGET, i, DUP, TUPLE2, MEMOIZE);
            named.op(BINGET, i, DUP, TUPLE2, MEMOIZE);
            made.op(BINGET, i, DUP, TUPLE2, MEMOIZE);
        }

        assertThat(plain.seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(named.seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(made.seen().rules()).containsExactly(Rule.TOO_MUCH);
    }

    @Test
    void refusesTuplesWithinWhatIsMadeOfTuples() throws IOException {
        Pickle sizes = Pickle.of(4).op(NONE, MEMOIZE);
        Pickle lists = Pickle.of(4).op(NONE, MEMOIZE);
        for (int i = 0; i < 60; i++) {
            sizes.stackGlobal("sklearn.impute", "_ImputerTriplet").op(BINGET, i, BINGET, i, TUPLE2, NEWOBJ, MEMOIZE);
            lists.stackGlobal("builtins", "tuple").op(EMPTY_LIST, BINGET, i, APPEND, TUPLE1, REDUCE, MEMOIZE);
        }

        assertThat(sizes.seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(lists.seen().rules()).containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void bearsTuplesThatAreSharedAsPicklersShareThem() throws IOException {
        Pickle pickle = Pickle.of(4).text("a").op(BININT1, 1, TUPLE2, MEMOIZE, EMPTY_LIST, MARK);
        for (int i = 0; i < 10_000; i++) {
            pickle.op(BINGET, 0, BINGET, 0, TUPLE2);
        }

        assertThat(pickle.op(APPENDS).seen().findings).isEmpty();
    }

    @Test
    void refusesANumberOfTheMemoThatIsFarAheadOfItsObjects() throws IOException {
        Pickle binary = Pickle.of(4).op(NONE, LONG_BINPUT).number(0x7fff_ffffL, 4);
        Pickle text = new Pickle().op(NONE, PUT).raw("99999999999\n");
        Pickle inner = Pickle.of(4)
                .constant(Pickle.of(4).op(NONE, LONG_BINPUT).number(1 << 30, 4).stop());

        assertThat(binary.seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(text.seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(inner.seen().rules()).containsExactly(Rule.TOO_MUCH);
    }

    @Test
    void bearsMemosThatBeginAtOneOrHaveGaps() throws IOException {
        Pickle pickle = Pickle.of(2).op(NONE, BINPUT, 1, NONE, BINPUT, 200, NONE, LONG_BINPUT);

        assertThat(pickle.number(5_000, 4).seen().findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "L", "F", "p"})
    void refusesANumberThatTakesLongToRead(String opcode) throws IOException {
        Pickle pickle = new Pickle().op(NONE).raw(opcode + "9".repeat(100_000) + "\n");

        assertThat(pickle.seen().rules()).contains(Rule.TOO_MUCH);
    }
}
