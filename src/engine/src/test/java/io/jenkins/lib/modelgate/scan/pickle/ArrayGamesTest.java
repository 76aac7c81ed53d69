package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Ways to have NumPy take bytes of a stream for the addresses of objects. */
class ArrayGamesTest {

    private static final byte[] ADDRESS = {1, 1, 1, 1, 1, 1, 1, 1};

    private static Pickle dtype(Pickle pickle, String type) {
        return pickle.stackGlobal("numpy", "dtype").text(type).op(NEWFALSE, NEWTRUE, TUPLE3, REDUCE);
    }

    /** A field of a type, beneath whose dictionary a mark lies. */
    private static Pickle field(Pickle pickle, String name, String type, int offset) {
        return dtype(pickle.text(name), type).op(BININT2).number(offset, 2).op(TUPLE2);
    }

    /** The state of a type up to its fields. */
    private static Pickle state(Pickle pickle, String... names) {
        pickle.op(MARK, BININT1, 3).text("|").op(NONE, MARK);
        for (String name : names) {
            pickle.text(name);
        }
        return pickle.op(TUPLE, EMPTY_DICT, MEMOIZE, MARK);
    }

    private static Pickle built(Pickle pickle, int size, int flags) {
        return pickle.op(SETITEMS, BININT1, size, BININT1, 1, BININT1, flags, TUPLE, BUILD);
    }

    @Test
    void refusesAnArrayOverBytesOfTheStream() throws IOException {
        Seen made = dtype(Pickle.of(4).stackGlobal("numpy", "ndarray").op(MARK, BININT1, 1, TUPLE1), "O8")
                .constant(ADDRESS)
                .op(TUPLE, NEWOBJ)
                .seen();
        Seen byName = Pickle.of(4)
                .stackGlobal("numpy", "ndarray")
                .op(EMPTY_TUPLE, EMPTY_DICT)
                .text("buffer")
                .constant(ADDRESS)
                .op(SETITEM, NEWOBJ_EX)
                .seen();
        Seen byCopyreg = Pickle.of(4)
                .stackGlobal("copyreg", "__newobj__")
                .op(MARK)
                .stackGlobal("numpy", "ndarray")
                .op(BININT1, 1, TUPLE1)
                .text("O")
                .constant(ADDRESS)
                .op(TUPLE, REDUCE)
                .seen();
        Seen asIndex = Pickle.of(4)
                .stackGlobal("pandas.core.indexes.base", "_new_Index")
                .stackGlobal("numpy", "ndarray")
                .op(EMPTY_DICT)
                .text("buffer")
                .constant(ADDRESS)
                .op(SETITEM, TUPLE2, REDUCE)
                .seen();

        assertThat(made.rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(byName.rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(byCopyreg.rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(asIndex.rules()).containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void bearsWhatIsMadeEmptyAndIndexesOfPandas() throws IOException {
        assertThat(Pickle.of(4)
                        .stackGlobal("copyreg", "__newobj__")
                        .stackGlobal("sklearn.pipeline", "Pipeline")
                        .op(TUPLE1, REDUCE, EMPTY_DICT, BUILD)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(Pickle.of(4)
                        .stackGlobal("pandas.core.indexes.base", "_new_Index")
                        .stackGlobal("pandas.core.indexes.range", "RangeIndex")
                        .op(EMPTY_DICT, TUPLE2, REDUCE)
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void refusesATypeThatDeniesItsObjects() throws IOException {
        Pickle denied = state(dtype(Pickle.of(4), "V8"), "a");
        Pickle plain = dtype(Pickle.of(4), "O8").op(MARK, BININT1, 3).text("|").op(NONE, NONE, NONE);
        plain.op(BININT).number(-1, 4).op(BININT).number(-1, 4).op(BININT1, 0, TUPLE, BUILD);
        Pickle unset = state(dtype(Pickle.of(4), "V8"), "a");

        assertThat(built(field(denied, "a", "O8", 0), 8, 0).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(plain.seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(built(field(unset, "a", "O8", 0), 8, 0x13).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void refusesATypeWhoseFieldsReachBeyondItOrOverlapObjects() throws IOException {
        Pickle beyond = state(dtype(Pickle.of(4), "V8"), "a");
        Pickle over = state(dtype(Pickle.of(4), "V8"), "a", "b");

        assertThat(built(field(beyond, "a", "i8", 16384), 8, 16).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(built(field(field(over, "a", "O8", 0), "b", "i8", 0), 8, 27)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void refusesATypeThatIsChangedAfterItWasMade() throws IOException {
        Pickle late = dtype(Pickle.of(4), "V8").op(MEMOIZE, BINGET, 0);
        Pickle grown = state(dtype(Pickle.of(4), "V8"), "a");
        built(field(grown, "a", "i8", 0), 8, 16).op(BINGET, 0, MARK);

        assertThat(built(field(state(late, "a"), "a", "O8", 0), 8, 27).seen().rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(field(grown, "b", "O8", 0).op(SETITEMS).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void refusesFieldsThatAreNoFields() throws IOException {
        Pickle computed = state(dtype(Pickle.of(4), "V8"), "a").text("a");
        dtype(computed.stackGlobal("sklearn.impute", "_ImputerTriplet"), "O8").op(BININT1, 0, TUPLE2, NEWOBJ);
        Pickle unknown = state(dtype(Pickle.of(4), "object"), "a");

        assertThat(built(computed, 8, 0).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(built(field(unknown, "a", "i8", 0), 8, 0).seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void refusesTheStateOfATypeThatIsMadeOtherwise() throws IOException {
        Pickle made = Pickle.of(4).stackGlobal("numpy", "dtype").text("V8").op(TUPLE1, NEWOBJ);
        Pickle rebuilt = Pickle.of(4)
                .stackGlobal("torch._tensor", "_rebuild_from_type_v2")
                .op(MARK)
                .stackGlobal("numpy", "dtype")
                .stackGlobal("numpy.dtypes", "VoidDType")
                .text("V8")
                .op(TUPLE1, NONE, TUPLE, REDUCE);

        assertThat(built(field(state(made, "a"), "a", "O8", 0), 8, 0).seen().rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
        assertThat(rebuilt.seen().rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void refusesTheStateOfAnArrayWhoseTypeCannotBeTold() throws IOException {
        Pickle array = Pickle.of(4)
                .stackGlobal("numpy._core.multiarray", "_reconstruct")
                .stackGlobal("numpy", "ndarray")
                .op(BININT1, 0, TUPLE1)
                .text("b")
                .op(TUPLE3, REDUCE);

        assertThat(dtype(array.op(EMPTY_LIST, MARK, BININT1, 1, TUPLE1), "V8")
                        .op(NEWFALSE)
                        .constant(ADDRESS)
                        .op(APPENDS, BUILD)
                        .seen()
                        .rules())
                .containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void bearsRecordsAsNumpyWritesThem() throws IOException {
        Pickle numbers = state(dtype(Pickle.of(4), "V12"), "a", "b");
        Pickle objects = state(dtype(Pickle.of(4), "V12"), "a", "b");
        Pickle record = Pickle.of(4).stackGlobal("numpy", "dtype").stackGlobal("numpy", "record");

        assertThat(built(field(field(numbers, "a", "i4", 0), "b", "f8", 4), 12, 16)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(built(field(field(objects, "a", "i4", 0), "b", "O8", 4), 12, 27)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(built(field(state(record.op(NEWFALSE, NEWTRUE, TUPLE3, REDUCE), "a"), "a", "i4", 0), 4, 16)
                        .seen()
                        .findings)
                .isEmpty();
    }
}
