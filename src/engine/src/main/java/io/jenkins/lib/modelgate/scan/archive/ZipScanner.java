package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import java.io.IOException;

/** Zip archives, and so PyTorch's, NumPy's and Keras' files: by the central directory and by the headers before the data. */
public final class ZipScanner implements PartScanner {

    private final Budget budget;

    ZipScanner(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String format() {
        return "zip archive";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return Codec.begins(head, 'P', 'K', 3, 4)
                || Codec.begins(head, 'P', 'K', 5, 6)
                || Codec.begins(head, 'P', 'K', 1, 2);
    }

    /** Whether a part ends as an archive does: then some readers take it for one, whatever it begins with. */
    public static boolean ends(Content content) throws IOException {
        if (!content.isRandomAccess() || content.size() < ZipEnd.BYTES) {
            return false;
        }
        for (ZipEnd end : ZipEnd.of(content)) {
            long start = end.directoryEnd() - end.directoryBytes();
            if (end.after() <= content.size()
                    && (ZipHeader.at(content, start, true).isPresent()
                            || ZipHeader.at(content, end.directoryAt(), true).isPresent())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        try (Spooled whole = new Spooled(content)) {
            new ZipReading(place, whole, inspection, budget).read();
        }
    }
}
