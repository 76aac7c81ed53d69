package io.jenkins.lib.modelgate.fuzz;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.pickle.PickleFormats;
import java.io.IOException;
import java.util.Arrays;

/** Bytes as a pickle, a joblib dump, a PyTorch file, a NumPy file. */
public final class PickleFuzz {

    private static final Inspection NOBODY = new Inspection() {
        @Override
        public void found(Finding finding) {
            if (finding.why().isBlank() || finding.why().chars().anyMatch(Character::isISOControl)) {
                throw new IllegalStateException("a finding without a plain sentence: " + finding);
            }
        }

        @Override
        public void imported(Place place, String module, String name, String chain) {
            if (chain.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalStateException("a chain with control characters: " + chain);
            }
        }

        @Override
        public void inspect(Place place, String name, Content content) {
            throw new IllegalStateException("nothing lies further in");
        }
    };

    private PickleFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        for (PartScanner scanner : PickleFormats.scanners()) {
            scanner.recognises("model.bin", data);
            scanner.scan(Place.of("model.bin"), new ByteContent(data), NOBODY);
        }
    }

}
