package io.jenkins.lib.modelgate.drift.multivariate;

/** A number for a category, so that no dictionary of all categories need be kept. */
public final class CategoryCode {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private CategoryCode() {}

    /**
     * The upper 52 bits of the text's FNV-1a hash. Among a million categories two share a number with a probability of
     * about 1 in 10,000.
     */
    public static double of(String category) {
        long hash = OFFSET;
        for (int i = 0; i < category.length(); i++) {
            hash = (hash ^ category.charAt(i)) * PRIME;
        }
        return hash >>> 12;
    }
}
