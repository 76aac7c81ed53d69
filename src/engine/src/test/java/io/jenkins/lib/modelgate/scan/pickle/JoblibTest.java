package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Arrays among the opcodes, as joblib writes them, and as somebody might who wants to hide something there. */
class JoblibTest {

    private static Pickle dtype(Pickle pickle, String type) {
        return pickle.stackGlobal("numpy", "dtype").text(type).op(TUPLE1, REDUCE);
    }

    /** An array of {@code count} elements, up to its bytes. */
    private static Pickle wrapper(Pickle pickle, String type, int count, boolean aligned) {
        pickle.stackGlobal("joblib.numpy_pickle", "NumpyArrayWrapper").op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, MARK);
        pickle.text("shape").op(BININT1, count, TUPLE1);
        dtype(pickle.text("dtype"), type);
        if (aligned) {
            pickle.text("numpy_array_alignment_bytes").op(BININT1, 16);
        }
        return pickle.op(SETITEMS, BUILD);
    }

    @Test
    void passesOverTheBytesOfAnArray() throws IOException {
        Seen seen = wrapper(Pickle.of(4), "f8", 2, true)
                .op(3, 0xff, 0xff, 0xff)
                .raw(new byte[16])
                .seen();

        assertThat(seen.findings).isEmpty();
    }

    @Test
    void seesOpcodesBehindAnArray() throws IOException {
        Seen seen = wrapper(Pickle.of(4), "i1", 5, true)
                .op(0)
                .raw("12345")
                .stackGlobal("os", "system")
                .seen();

        assertThat(seen.imports).contains("os system");
    }

    @Test
    void readsThePickleOfAnArrayOfObjects() throws IOException {
        byte[] inner = new Pickle().global("os", "system").calledWith("ls").stop();
        Seen seen = wrapper(Pickle.of(4), "O", 1, true)
                .raw(inner)
                .stackGlobal("os", "getcwd")
                .seen();

        assertThat(seen.imports).contains("os system", "os getcwd");
    }

    @Test
    void seesOpcodesWhereAnArrayShouldBe() throws IOException {
        byte[] hidden = new Pickle().global("os", "system").calledWith("ls").stop();

        assertThat(wrapper(Pickle.of(4), "i1", hidden.length, false)
                        .raw(hidden)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(wrapper(Pickle.of(4), "i1", hidden.length, true)
                        .raw(hidden)
                        .seen()
                        .rules())
                .contains(Rule.UNREADABLE);
    }

    @Test
    void doesNotGuessWhereAnArrayEnds() throws IOException {
        Pickle twoStates = Pickle.of(4).op(EMPTY_DICT, MEMOIZE).text("shape").op(BININT1, 1, TUPLE1, SETITEM);
        Pickle unknownType = wrapper(Pickle.of(4), "q", 1, true).raw(new byte[9]);
        Pickle framed =
                wrapper(Pickle.of(4).op(FRAME).number(1000, 8), "i1", 1, true).raw(new byte[2]);
        Pickle computed = Pickle.of(4)
                .stackGlobal("joblib.numpy_pickle", "NumpyArrayWrapper")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, MARK)
                .text("dtype");
        dtype(computed, "i1").stackGlobal("builtins", "str").text("shape").op(TUPLE1, REDUCE, BININT1, 1, TUPLE1);

        assertThat(wrapper(twoStates, "i1", 1, true)
                        .op(POP)
                        .stackGlobal("joblib.numpy_pickle", "NumpyArrayWrapper")
                        .op(EMPTY_TUPLE, NEWOBJ, BINGET, 0, BUILD)
                        .seen()
                        .rules())
                .contains(Rule.UNREADABLE);
        assertThat(unknownType.seen().rules()).contains(Rule.UNREADABLE);
        assertThat(framed.seen().rules()).contains(Rule.UNREADABLE);
        assertThat(computed.op(SETITEMS, BUILD).raw("\u0000x").seen().rules()).contains(Rule.UNREADABLE);
    }

    @Test
    void doesNotTakeObjectsForNumbers() throws IOException {
        Pickle pickle = Pickle.of(4)
                .stackGlobal("joblib.numpy_pickle", "NumpyArrayWrapper")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, MARK)
                .text("shape")
                .op(BININT1, 1, TUPLE1)
                .text("dtype");
        dtype(pickle, "O8")
                .op(MARK, BININT1, 3)
                .text("|")
                .op(NONE, NONE, NONE, BININT1, 8, BININT1, 8, BININT1, 0, TUPLE, BUILD);

        assertThat(pickle.op(SETITEMS, BUILD).raw(new byte[8]).seen().rules()).contains(Rule.UNREADABLE);
    }
}
