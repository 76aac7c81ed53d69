package io.jenkins.lib.modelgate.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real libraries write, beside what Python's own unpickler and {@code pickletools} say of it. */
class RealPicklesTest {

    static Stream<Named<JsonNode>> pickles() throws IOException {
        try (InputStream golden = RealPicklesTest.class.getResourceAsStream("/golden/pickles.json")) {
            List<Named<JsonNode>> cases = new ArrayList<>();
            Json.mapper()
                    .readTree(golden)
                    .get("cases")
                    .forEach(each -> cases.add(Named.of(each.get("name").asText(), each)));
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pickles")
    void approvesThemAndSeesWhatPythonImports(JsonNode pickle) throws IOException {
        byte[] bytes = bytes(pickle);
        PartScanner scanner = PickleFormats.scanners().stream()
                .filter(each -> each.recognises("model.bin", bytes))
                .findFirst()
                .orElseThrow();
        Seen seen = Seen.in(scanner, new ByteContent(bytes));

        assertThat(seen.findings).isEmpty();
        List<String> imports = new ArrayList<>();
        pickle.get("imports").forEach(each -> imports.add(each.asText()));
        assertThat(seen.imports).containsAll(imports);
    }

    @ParameterizedTest
    @MethodSource("pickles")
    void takesTheStepsThatPickletoolsCounts(JsonNode pickle) throws IOException {
        if (pickle.get("steps").isNull()) {
            return;
        }
        Machine machine =
                new Machine(new Window(new ByteContent(bytes(pickle))), new Imports(AllowList.reviewed()), false);

        machine.run();

        assertThat(machine.steps()).isEqualTo(pickle.get("steps").asLong());
    }

    @ParameterizedTest
    @MethodSource("pickles")
    void doesNotApproveThemCutShort(JsonNode pickle) throws IOException {
        byte[] bytes = bytes(pickle);
        for (int length : new int[] {1, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
            byte[] cut = Arrays.copyOf(bytes, length);
            PartScanner scanner = bytes[0] == (byte) 0x93 ? new NumpyScanner() : new PickleScanner();

            assertThat(Seen.in(scanner, new ByteContent(cut)).isApproved()).isFalse();
        }
    }

    private static byte[] bytes(JsonNode pickle) {
        return Base64.getDecoder().decode(pickle.get("base64").asText());
    }
}
