package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Arrays of Arrow's, which pandas keeps texts in. */
class ArrowTest {

    private static Pickle array(long length, long offset) {
        return Pickle.of(4)
                .stackGlobal("pyarrow.lib", "_restore_array")
                .op(MARK)
                .stackGlobal("pyarrow.lib", "type_for_alias")
                .calledWith("int64")
                .op(BININT)
                .number(length, 4)
                .op(BININT1, 0, BININT)
                .number(offset, 4)
                .op(EMPTY_LIST, MARK, NONE)
                .stackGlobal("pyarrow.lib", "py_buffer")
                .constant(new byte[16])
                .op(TUPLE1, REDUCE, APPENDS, EMPTY_LIST, NONE, TUPLE, TUPLE1, REDUCE);
    }

    @Test
    void bearsAnArrayOfBytesOfTheStream() throws IOException {
        assertThat(array(2, 0).seen().findings).isEmpty();
    }

    @Test
    void refusesAnArrayOfMoreThanTheStreamHas() throws IOException {
        assertThat(array(1 << 20, 0).seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(array(2, 1 << 20).seen().rules()).containsExactly(Rule.TOO_MUCH);
        assertThat(array(-1, 0).seen().rules()).containsExactly(Rule.TOO_MUCH);
    }

    @Test
    void knowsNoAddressesAndFiles() throws IOException {
        for (String name : new String[] {"foreign_buffer", "OSFile", "memory_map", "ExtensionType"}) {
            assertThat(Pickle.of(4)
                            .stackGlobal("pyarrow.lib", name)
                            .calledWith("x")
                            .seen()
                            .isApproved())
                    .isFalse();
        }
    }
}
