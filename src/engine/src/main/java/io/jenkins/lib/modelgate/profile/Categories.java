package io.jenkins.lib.modelgate.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.lib.modelgate.data.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * How often each word occurs.
 *
 * @param top the most frequent, at most {@value #MAX_TOP}, by falling count and then by word
 * @param other occurrences of all other words
 * @param distinct how many different words there are
 * @param distinctExact whether {@code distinct} was counted; otherwise it is an estimate with a standard error of 1.6 %
 * @param countError by how much a word's count may be too low; 0 unless the column has more than
 *     {@value WordCounts#MAX_WORDS} different words
 */
public record Categories(List<Category> top, long other, long distinct, boolean distinctExact, long countError) {

    /** Words kept. */
    public static final int MAX_TOP = 1_000;

    private static final int MAX_LENGTH = 200;
    private static final int KEPT_LENGTH = 160;
    private static final int KEPT_DIGITS = 16;

    /** A word and how often it occurs. */
    public record Category(String value, long count) {
        public Category {
            Objects.requireNonNull(value, "value");
            if (count < 1) {
                throw new IllegalArgumentException("a category that is listed occurs");
            }
        }
    }

    public Categories {
        top = List.copyOf(top);
        if (other < 0 || distinct < top.size() || countError < 0) {
            throw new IllegalArgumentException("categories have impossible counts");
        }
        if (top.stream().map(Category::value).distinct().count() < top.size()) {
            throw new IllegalArgumentException("a category is listed twice");
        }
    }

    /** Occurrences of all words. */
    @JsonIgnore
    public long count() {
        return top.stream().mapToLong(Category::count).sum() + other;
    }

    /**
     * How a word is written in a profile: as it is, or, beyond {@value #MAX_LENGTH} characters, its start and a part of
     * its SHA-256.
     */
    public static String key(String word) {
        if (word.length() <= MAX_LENGTH) {
            return word;
        }
        byte[] digest = Fingerprint.newDigest().digest(word.getBytes(StandardCharsets.UTF_8));
        int cut = Character.isHighSurrogate(word.charAt(KEPT_LENGTH - 1)) ? KEPT_LENGTH - 1 : KEPT_LENGTH;
        return word.substring(0, cut) + "…#" + HexFormat.of().formatHex(digest).substring(0, KEPT_DIGITS);
    }
}
