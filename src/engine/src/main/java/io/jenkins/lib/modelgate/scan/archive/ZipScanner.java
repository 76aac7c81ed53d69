package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Zip archives, and so PyTorch's, NumPy's and Keras' files: by the central directory and by the headers before the data. */
public final class ZipScanner implements PartScanner {

    private static final int MOST_WITHIN = 16;

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

    /**
     * The archives that end in the last bytes of a part, each from its own beginning on; none where of any that is not to be told,
     * or where there are too many.
     */
    public static List<Content> within(Content content) throws IOException {
        List<Content> archives = new ArrayList<>();
        Set<Long> starts = new HashSet<>();
        for (ZipEnd end : ZipEnd.of(content)) {
            boolean whole = end.after() <= content.size()
                    && ZipHeader.at(content, end.start(), false).isPresent();
            if (!whole || starts.size() == MOST_WITHIN) {
                return List.of();
            }
            if (starts.add(end.start())) {
                archives.add(new Span(content, end.start(), end.after() - end.start()));
            }
        }
        return archives;
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        try (Spooled whole = new Spooled(content)) {
            new ZipReading(place, whole, inspection, budget).read();
        }
    }
}
