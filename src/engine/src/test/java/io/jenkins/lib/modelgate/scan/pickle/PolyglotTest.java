package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files that are a pickle and, for other readers, something else. */
class PolyglotTest {

    private static final byte[] PAYLOAD =
            new Pickle().global("os", "system").calledWith("ls").stop();

    private static Seen alsoIn(byte[] bytes) throws IOException {
        Seen seen = new Seen();
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16));
        new PickleScanner().alsoIn(Place.of("model.txt"), head, new ByteContent(bytes), seen);
        return seen;
    }

    @Test
    void seesACallBehindATextLongerThanTheHead() throws IOException {
        byte[] bytes = new Pickle()
                .op(UNICODE)
                .raw("a".repeat(70_000) + "\n")
                .op(POP)
                .raw(PAYLOAD)
                .broken();

        assertThat(alsoIn(bytes).rules()).contains(Rule.PICKLE_DANGEROUS, Rule.PICKLE_UNKNOWN);
    }

    @Test
    void seesACallInWhatBeginsAsAnotherFormat() throws IOException {
        // an archive's first member may have a name that is a pickle
        assertThat(alsoIn(new Pickle().raw(PAYLOAD).raw(new byte[500]).broken()).imports)
                .containsExactly("os system");
    }

    private static Seen alsoInNumbers(byte[] bytes) throws IOException {
        Seen seen = new Seen();
        new PickleScanner().alsoInNumbers(Place.of("model.pt!data/0"), bytes, new ByteContent(bytes), seen);
        return seen;
    }

    @Test
    void seesAPickleInTheNumbersOfATensor() throws IOException {
        byte[] approved = Pickle.of(4)
                .stackGlobal("collections", "OrderedDict")
                .op(EMPTY_TUPLE, REDUCE)
                .stop();

        assertThat(alsoInNumbers(PAYLOAD).rules()).contains(Rule.PICKLE_DANGEROUS, Rule.PICKLE_UNKNOWN);
        assertThat(alsoInNumbers(approved).findings).isEmpty();
        assertThat(alsoInNumbers(new byte[] {(byte) 0x80, 3, 1, 2, 3, 4}).findings)
                .isEmpty();
    }

    @Test
    void saysNothingOfWhatNoUnpicklerRuns() throws IOException {
        assertThat(alsoIn("Vocabulary\nand more\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)).findings)
                .isEmpty();
        assertThat(alsoIn(new byte[0]).findings).isEmpty();
        assertThat(alsoIn(new byte[] {1, 2, 3}).findings).isEmpty();
        // as a zip archive begins whose first member is not packed; a persistent id is none of pickle's own
        assertThat(alsoIn(new Pickle().raw("PK\3\4\n").raw(PAYLOAD).broken()).findings)
                .isEmpty();
    }

    @Test
    void takesTheBytesOfAnArrayForOpcodesThatNeedWhatIsOnTheStack() throws IOException {
        byte[] hidden = new Pickle().op(POP).raw(PAYLOAD).broken();

        assertThat(unaligned(hidden).rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void takesTheBytesOfAnArrayForOpcodesBehindALongText() throws IOException {
        byte[] hidden = new Pickle()
                .op(BINBYTES)
                .number(9_000, 4)
                .raw(new byte[9_000])
                .op(POP)
                .raw(PAYLOAD)
                .broken();

        assertThat(unaligned(hidden).rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void takesTheBytesOfAnArrayForACallOfWhatIsInTheMemo() throws IOException {
        byte[] hidden = new Pickle()
                .op(POP, BINGET, 5)
                .text("/etc/passwd")
                .op(TUPLE1, REDUCE)
                .broken();

        assertThat(unaligned(hidden).rules()).containsExactly(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void lookForOpcodesPastTheEndOfAnArray() throws IOException {
        // a text that begins in the array and ends within one of the stream's own
        byte[] array = new Pickle().op(SHORT_BINBYTES, 5).broken();
        Pickle stream = array(array.length).raw(array);
        stream.op(BINBYTES).number(PAYLOAD.length, 4).raw(PAYLOAD);

        assertThat(stream.seen().rules()).contains(Rule.PICKLE_UNKNOWN);
    }

    @Test
    void bearsNumbersThatBeginAsAnOpcodeDoes() throws IOException {
        assertThat(unaligned(new Pickle()
                                .op(SHORT_BINUNICODE, 20)
                                .raw(new byte[30])
                                .broken())
                        .findings)
                .isEmpty();
        assertThat(unaligned(new Pickle().op(REDUCE).raw(new byte[7]).broken()).findings)
                .isEmpty();
    }

    /** A stream with an array of bytes, as joblib wrote them before they were aligned. */
    private static Seen unaligned(byte[] elements) throws IOException {
        return array(elements.length).raw(elements).seen();
    }

    private static Pickle array(int length) {
        return Pickle.of(4)
                .stackGlobal("joblib.numpy_pickle", "NumpyArrayWrapper")
                .op(EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, MARK)
                .text("shape")
                .op(BININT)
                .number(length, 4)
                .op(TUPLE1)
                .text("dtype")
                .stackGlobal("numpy", "dtype")
                .calledWith("u1")
                .op(SETITEMS, BUILD);
    }
}
