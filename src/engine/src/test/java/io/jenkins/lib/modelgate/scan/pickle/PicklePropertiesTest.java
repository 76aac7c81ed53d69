package io.jenkins.lib.modelgate.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PicklePropertiesTest {

    private static final List<String> PIECES = List.of(
            "cos\nsystem\n",
            "cnumpy\ndtype\n",
            "\u008c\u0002os",
            "\u008c\u0006system",
            "\u0093",
            "(",
            ")",
            "]",
            "}",
            "N",
            "R",
            "b",
            "s",
            "u",
            "t",
            "\u0081",
            "\u0092",
            "\u0094",
            "h\u0000",
            "q\u0001",
            "0",
            "1",
            "2",
            "a",
            "e",
            "o",
            "\u0085",
            "\u0086",
            "\u0087",
            "K\u0003",
            "C\u0004(cos",
            "\u008c\u0005shape",
            "\u008c\u0005dtype",
            "cjoblib.numpy_pickle\nNumpyArrayWrapper\n",
            "\u008c\u0002f8",
            "\u0095\u0008\0\0\0\0\0\0\0",
            ".",
            "\u0080\u0004",
            "I3\n",
            "V\\u006fs\n",
            "S'os'\n",
            "p5\n",
            "g5\n",
            "iposix\nsystem\n",
            "Q",
            "\u0082\u0001",
            "J\u00ff\u00ff\u00ff\u00ff");

    @Provide
    Arbitrary<byte[]> streams() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(60).map(list -> String.join("", list));
        Arbitrary<String> noise =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40);
        return Arbitraries.oneOf(pieces, noise, pieces.flatMap(head -> noise.map(tail -> head + tail)))
                .map(text -> text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 3000)
    void noInputMakesItFail(@ForAll("streams") byte[] stream) throws IOException {
        Seen.in(stream);
        new PickleScanner().recognises("model.bin", stream);
        Seen.in(new NumpyScanner(), new ByteContent(stream));
    }

    @Property(tries = 3000)
    void noInputIsPassedOverInSilence(@ForAll("streams") byte[] stream) throws IOException {
        Seen seen = Seen.in(stream);
        Machine machine = machine(stream);
        boolean whole;
        try {
            machine.run();
            whole = true;
        } catch (BrokenStream e) {
            whole = false;
        }

        assertThat(machine.steps()).isLessThanOrEqualTo(stream.length + 1L);
        assertThat(whole || !seen.isApproved()).isTrue();
    }

    @Property(tries = 300)
    void theWayItIsReadDoesNotMatter(@ForAll("streams") byte[] stream, @ForAll long seed) throws IOException {
        Seen whole = Seen.in(stream);
        Seen pieces = Seen.in(new PickleScanner(), new Dribble(stream, new Random(seed)));

        assertThat(pieces.findings).isEqualTo(whole.findings);
        assertThat(pieces.imports).isEqualTo(whole.imports);
    }

    private static Machine machine(byte[] stream) {
        return new Machine(new Window(new ByteContent(stream)), new Imports(AllowList.reviewed()), true);
    }

    /** A part of unknown length that comes a few bytes at a time. */
    private record Dribble(byte[] bytes, Random random) implements Content {

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            if (position >= bytes.length) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, 1 + random.nextInt(3)), bytes.length - position);
            System.arraycopy(bytes, (int) position, target, offset, count);
            return count;
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public boolean isRandomAccess() {
            return false;
        }
    }
}
