package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Files that another part names as those where the numbers of its tensors lie. They have no format, so whether one of an
 * unknown format is such a file is only known once all parts were looked at. What is of a known format is judged as that.
 */
final class NumberFiles {

    private static final int MOST = 100_000;

    private final Set<String> named = new HashSet<>();
    private final List<Kept> unknown = new ArrayList<>();

    /** @param digest of the file that the finding is in */
    record Kept(Finding finding, Supplier<String> digest) {}

    /**
     * Notes what a part names.
     *
     * @param location relative to the part's folder
     */
    void name(Place place, String location) {
        if (named.size() < MOST) {
            String part = place.part();
            int folder = Math.max(part.lastIndexOf('/'), part.lastIndexOf('!')) + 1;
            named.add(part.substring(0, folder) + location.replaceAll("(^|/)(\\./)+", "$1"));
        }
    }

    /** Keeps a finding until it is known whether its part is such a file. */
    void keep(Finding finding, Supplier<String> digest) {
        unknown.add(new Kept(finding, digest));
    }

    /** The findings of parts that nobody named; none is kept any longer. */
    List<Kept> unnamed() {
        List<Kept> found = unknown.stream()
                .filter(kept -> !named.contains(kept.finding().place().part()))
                .toList();
        unknown.clear();
        return found;
    }
}
