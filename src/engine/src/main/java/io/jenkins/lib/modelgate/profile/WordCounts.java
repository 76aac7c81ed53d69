package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.profile.Categories.Category;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts words exactly as long as there are at most {@value #MAX_WORDS} different ones. Beyond that the rarest are let go,
 * and a word's count may be too low by a known number. (J. Misra, D. Gries, "Finding repeated elements", 1982.)
 */
final class WordCounts {

    /** Different words held. */
    static final int MAX_WORDS = 100_000;

    private static final Comparator<Category> FREQUENT_FIRST =
            Comparator.comparingLong(Category::count).reversed().thenComparing(Category::value);

    private final Map<String, Long> counts = new HashMap<>();
    private final DistinctEstimate estimate = new DistinctEstimate();
    private long total;
    private long error;

    void add(String word, long times) {
        String key = Categories.key(word);
        total += times;
        estimate.add(key);
        counts.merge(key, times, Long::sum);
        letGo();
    }

    /** Takes in other counts, which stay as they are. */
    void merge(WordCounts other) {
        total += other.total;
        error += other.error;
        estimate.merge(other.estimate);
        other.counts.forEach((word, times) -> counts.merge(word, times, Long::sum));
        letGo();
    }

    /** Takes in stored counts of all words there were. */
    void merge(Categories other) {
        for (Category category : other.top()) {
            total += category.count();
            estimate.add(category.value());
            counts.merge(category.value(), category.count(), Long::sum);
        }
        letGo();
    }

    Categories categories() {
        List<Category> top = counts.entrySet().stream()
                .map(entry -> new Category(entry.getKey(), entry.getValue()))
                .sorted(FREQUENT_FIRST)
                .limit(Categories.MAX_TOP)
                .toList();
        long listed = top.stream().mapToLong(Category::count).sum();
        long distinct = error == 0 ? counts.size() : Math.max(counts.size(), estimate.estimate());
        return new Categories(top, total - listed, distinct, error == 0, error);
    }

    private void letGo() {
        if (counts.size() > MAX_WORDS) {
            long[] falling =
                    counts.values().stream().mapToLong(count -> -count).sorted().toArray();
            long least = -falling[MAX_WORDS / 2];
            counts.values().removeIf(count -> count <= least);
            error += least;
        }
    }
}
