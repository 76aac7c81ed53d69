package io.jenkins.lib.modelgate.fuzz;

import io.jenkins.lib.modelgate.scan.format.Formats;
import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.util.List;

/** Bytes as a part of a model, under names that lead to each scanner. */
public final class FormatFuzz {

    private static final List<String> NAMES = List.of(
            "model.bin", "model.onnx", "config.json", "saved_model.pb", "keras_metadata.pb", "MLmodel", "a.safetensors", "a.py",
            "chat_template.jinja", "tokenizer.model", "model.pmml", "variables.index", "a.txt");

    private static final List<PartScanner> SCANNERS = Formats.all();

    private FormatFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) {
        for (String name : NAMES) {
            for (PartScanner scanner : SCANNERS) {
                if (scanner.recognises(name, data)) {
                    scan(scanner, name, data);
                    break;
                }
            }
        }
    }

    private static void scan(PartScanner scanner, String name, byte[] data) {
        try {
            scanner.scan(Place.of("archive/code").member("code/" + name), new ByteContent(data), new Nothing());
        } catch (IOException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new IllegalStateException("a refusal without a sentence", e);
            }
        }
    }

    private static final class Nothing implements Inspection {
        @Override
        public void found(Finding finding) {}

        @Override
        public void imported(Place place, String module, String name, String chain) {}

        @Override
        public void inspect(Place place, String name, Content content) {}
    }
}
