package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickleScannerTest {

    private final PickleScanner scanner = new PickleScanner();

    @Test
    void recognisesPicklesUnderAnyName() {
        byte[] old = new Pickle().global("os", "system").calledWith("ls").stop();

        assertThat(scanner.recognises("weights.txt", old)).isTrue();
        assertThat(scanner.recognises("weights.txt", Arrays.copyOf(old, old.length - 1)))
                .isTrue();
        assertThat(scanner.recognises(
                        "weights.txt", new Pickle().op(NONE, STOP).raw(old).broken()))
                .isTrue();
        assertThat(scanner.recognises("weights.txt", Pickle.of(4).broken())).isTrue();
        assertThat(scanner.recognises("model.PKL", "anything".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void recognisesALongPickleByItsBeginning() {
        Pickle list = new Pickle().op(EMPTY_LIST, MARK);
        for (int i = 0; i < 40_000; i++) {
            list.raw("I" + i + "\n");
        }

        assertThat(scanner.recognises("list", Arrays.copyOf(list.broken(), 1 << 16)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Git v2.34.1 Release Notes\n=====\n",
                "config\nfoo\nbar\n",
                "Version 1.0",
                "{\"a\": 1}",
                "import os\nos.system('ls')\n",
                "NNNNNNNN",
                "Part one\nPart two\n",
                ""
            })
    void leavesTextsToOthers(String text) {
        assertThat(scanner.recognises("readme", text.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
