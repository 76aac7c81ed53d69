package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a file: a scanner finds something, refuses it in words, or reads it to its end; in bounded steps. */
class DamagedPartsTest {

    private static final List<String> FILES = List.of(
            "plain.onnx",
            "hidden-operator.onnx",
            "own-function.onnx",
            "external.onnx",
            "keras-plain.h5",
            "keras-lambda.h5",
            "external-link.h5",
            "keras-lambda.json",
            "plain.saved_model.pb",
            "restore.saved_model.pb",
            "frozen.pb",
            "plain.tflite",
            "custom.tflite",
            "plain.safetensors",
            "plain.gguf",
            "xgboost.ubj",
            "lightgbm.txt",
            "catboost.cbm",
            "skops-operator.json");

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(FILES);
    }

    @Property(tries = 1500)
    void endsInAFindingARefusalOrTheEnd(@ForAll("files") String file, @ForAll long seed) {
        Part whole = Part.resource(file);
        PartScanner scanner = whole.scanner();
        Part part = new Part(file, damaged(whole.bytes, new Random(seed)));
        part.randomAccess = seed % 8 != 0;
        try {
            scanner.scan(Place.of(file), part, part);
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        // a reader asks for so many bytes at a time; none asks for each byte more than a few times
        assertThat(part.reads).isLessThan(110_000 + part.bytes.length);
    }

    @Property(tries = 500)
    void recognisesInPeaceWhateverComes(@ForAll byte[] bytes, @ForAll("files") String file) throws IOException {
        for (PartScanner scanner : Formats.all()) {
            if (scanner.recognises(file, bytes)) {
                Part part = new Part(file, bytes);
                try {
                    scanner.scan(Place.of(file), part, part);
                } catch (IOException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) 0xff;
                default ->
                    System.arraycopy(
                            bytes, random.nextInt(bytes.length - 8 + 1), bytes, Math.min(at, bytes.length - 8), 8);
            }
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
    }
}
