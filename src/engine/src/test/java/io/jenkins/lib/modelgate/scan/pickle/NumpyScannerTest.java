package io.jenkins.lib.modelgate.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyScannerTest {

    private static Pickle array(String descr, String shape) {
        String header = "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
        return new Pickle()
                .raw("\u0093NUMPY\u0001\0")
                .number(header.length(), 2)
                .raw(header);
    }

    private static Seen seen(Pickle file) throws IOException {
        return Seen.in(new NumpyScanner(), new ByteContent(file.broken()));
    }

    @Test
    void passesOverNumbers() throws IOException {
        assertThat(seen(array("'<f8'", "(2, 3)").raw(new byte[48])).findings).isEmpty();
        assertThat(seen(array("[('a', '<i4'), ('', '|V4'), (('t', 'b'), '<f8', (2,))]", "(3,)")
                                .raw(new byte[72]))
                        .findings)
                .isEmpty();
        assertThat(seen(array("'<f8'", "()").raw(new byte[8])).findings).isEmpty();
        assertThat(seen(array("'<f8'", "(2L,)").raw(new byte[16])).findings).isEmpty();
    }

    @Test
    void readsThePickleOfObjects() throws IOException {
        byte[] hostile = new Pickle().global("os", "system").calledWith("ls").stop();

        assertThat(seen(array("'|O'", "(1,)").raw(hostile)).imports).containsExactly("os system");
        assertThat(seen(array("[('a', '<i4'), ('b', '|O')]", "(1,)").raw(hostile)).imports)
                .containsExactly("os system");
        assertThat(seen(array("('|O', (2,))", "(1,)").raw(hostile)).imports).containsExactly("os system");
    }

    @Test
    void seesWhatFollowsAnArray() throws IOException {
        byte[] hostile = new Pickle().global("os", "system").stop();

        assertThat(seen(array("'<f8'", "(1,)").raw(new byte[8]).raw(hostile)).rules())
                .containsExactly(Rule.PICKLE_TRAILING);
        assertThat(seen(array("'<f8'", "(1,)")
                                .raw(new byte[8])
                                .raw(array("'<f8'", "(0,)").broken()))
                        .isApproved())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__import__('os')",
                "'<q9'",
                "'<f8' + ''",
                "['<f8']",
                "12",
                "'|O' if 1 else 1",
                "[('a', '<f8', -1)]",
                "'<f8",
                "None"
            })
    void refusesATypeThatIsNoPlainLiteral(String descr) throws IOException {
        assertThat(seen(array(descr, "(1,)").raw(new byte[8])).rules()).containsExactly(Rule.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(-1,)",
                "(9223372036854775807, 2)",
                "(2)",
                "[2]",
                "('a',)",
                "(2, 3",
                "(((((((((((((((((((((((((((((((((((((((2,)"
            })
    void refusesAShapeThatIsNone(String shape) throws IOException {
        assertThat(seen(array("'<f8'", shape).raw(new byte[16])).rules()).containsExactly(Rule.UNREADABLE);
    }

    @Test
    void refusesAnArrayThatIsCutShort() throws IOException {
        assertThat(seen(array("'<f8'", "(2,)").raw(new byte[15])).rules()).containsExactly(Rule.UNREADABLE);
        assertThat(seen(new Pickle().raw("\u0093NUMPY\u0001\0\u00ff\u00ff{")).rules())
                .containsExactly(Rule.UNREADABLE);
        assertThat(seen(new Pickle().raw("\u0093NUMPY\u0009\0")).rules()).containsExactly(Rule.UNREADABLE);
    }
}
