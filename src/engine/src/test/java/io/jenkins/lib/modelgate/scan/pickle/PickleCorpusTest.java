package io.jenkins.lib.modelgate.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files that picklescan is tested with, where {@code MODELGATE_DATA} names a folder with {@code pickle-corpus}: hostile
 * ones, harmless ones and damaged ones, as their names say. Archives are another scanner's.
 */
class PickleCorpusTest {

    @Test
    void flagsEveryHostileFileAndApprovesEveryHarmlessOne() throws IOException {
        String data = System.getenv("MODELGATE_DATA");
        assumeTrue(
                data != null && Files.isDirectory(Path.of(data, "pickle-corpus")),
                "MODELGATE_DATA does not name a folder with pickle-corpus; not tried on its files");
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of(data, "pickle-corpus"))) {
            files = listed.filter(file -> !file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Optional<PartScanner> scanner = PickleFormats.scanners().stream()
                    .filter(each -> each.recognises(
                            file.getFileName().toString(), Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16))))
                    .findFirst();
            boolean approved = scanner.isPresent()
                    && Seen.in(scanner.get(), new ByteContent(bytes)).isApproved();
            String name = file.getFileName().toString();

            assertThat(approved).as(name).isEqualTo(name.startsWith("benign") || name.equals("pytorch_model.bin"));
        }
    }
}
