package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.profile.Categories;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.QuantileGrid;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Words, or whole numbers that are codes: each is a category. */
final class CategoryTally implements Tally {

    /** New categories told apart; what is beyond counts as one. */
    private static final int MOST_FRESH = 10_000;

    /** So far from a whole number is rounding. */
    private static final double ROUNDING = 1e-6;

    private final ColumnProfile reference;
    private final Map<String, Long> known = new LinkedHashMap<>();
    private final long unlisted;
    private final boolean ofCodes;
    private final boolean rounding;
    private final Map<String, Long> current = new LinkedHashMap<>();
    private final Map<String, Long> fresh = new TreeMap<>();
    private long beyond;
    private final Seen.Tally seen = new Seen.Tally();
    private List<String> words = List.of();
    private long[] byCode = {};

    private CategoryTally(ColumnProfile reference, long unlisted, boolean ofCodes, boolean rounding) {
        this.reference = reference;
        this.unlisted = unlisted;
        this.ofCodes = ofCodes;
        this.rounding = rounding;
    }

    static CategoryTally ofWords(ColumnProfile reference) {
        Categories categories = reference.categories();
        CategoryTally tally = new CategoryTally(reference, categories.other(), false, false);
        categories.top().forEach(category -> tally.known.put(category.value(), category.count()));
        return tally;
    }

    /** @param rounding whether a number that is off a whole one by rounding alone counts as that */
    static CategoryTally ofCodes(ColumnProfile reference, boolean rounding) {
        QuantileGrid grid = reference.quantiles();
        CategoryTally tally = new CategoryTally(reference, 0, true, rounding);
        for (int i = 0; i < grid.values().size(); i++) {
            long below = i == 0 ? 0 : grid.cumulative().get(i - 1);
            tally.known.put(code(grid.values().get(i)), grid.cumulative().get(i) - below);
        }
        return tally;
    }

    /** Whether a column of numbers holds codes: whole numbers, at most {@code maxCodes} different ones. */
    static boolean isCodes(ColumnProfile reference, int maxCodes) {
        QuantileGrid grid = reference.quantiles();
        return grid != null
                && grid.exact()
                && grid.values().size() <= maxCodes
                && grid.values().stream().allMatch(value -> value == Math.rint(value));
    }

    @Override
    public void add(Column column, int rows) {
        seen.add(column, rows);
        if (column instanceof NumericColumn numbers) {
            addNumbers(numbers, rows);
        } else {
            addWords((TextColumn) column, rows);
        }
    }

    @Override
    public Comparison compare() {
        settle();
        Bins.Builder bins = new Bins.Builder();
        long inCurrent = count(current) + count(fresh) + beyond;
        RareCategories rare = new RareCategories(
                reference.count() + reference.missing(), inCurrent + seen.missing() + seen.nonFinite());
        long othersBefore = unlisted;
        long othersNow = beyond;
        Map<String, Long> all = new LinkedHashMap<>(known);
        // Where the reference does not list all its words, an unlisted one need not be new; but it was no more frequent
        // than
        // the rarest that is listed.
        long most = unlisted == 0
                ? 0
                : known.values().stream().mapToLong(Long::longValue).min().orElse(unlisted);
        for (Map.Entry<String, Long> word : fresh.entrySet()) {
            long before = Math.min(most, othersBefore);
            if (unlisted == 0 || !rare.isRare(before, word.getValue())) {
                all.put(word.getKey(), before);
                othersBefore -= before;
            } else {
                othersNow += word.getValue();
            }
        }
        for (Map.Entry<String, Long> category : all.entrySet()) {
            long before = category.getValue();
            long now = current.getOrDefault(category.getKey(), fresh.getOrDefault(category.getKey(), 0L));
            if (rare.isRare(before, now)) {
                othersBefore += before;
                othersNow += now;
            } else {
                bins.add(category.getKey(), before, now);
            }
        }
        bins.addIfAny(Bins.OTHERS, othersBefore, othersNow);
        bins.addIfAny(Bins.NOT_FINITE, reference.nonFinite(), seen.nonFinite());
        bins.addIfAny(Bins.MISSING, reference.missing(), seen.missing());
        Optional<Unseen> unseen = unlisted == 0 ? Optional.of(unseen(inCurrent)) : Optional.empty();
        return new Comparison(bins.build(), Optional.empty(), codes(), seen.now(), freshByCount(), unseen, 0);
    }

    /** Where the categories are whole numbers and both sides have some, how many rows hold each. */
    private Optional<Ordered> codes() {
        if (!ofCodes || beyond > 0 || known.isEmpty() || count(current) + count(fresh) == 0) {
            return Optional.empty();
        }
        Map<String, Long> now = new LinkedHashMap<>(current);
        now.putAll(fresh);
        return Optional.of(new Ordered(sample(known), sample(now), true, 0));
    }

    private Unseen unseen(long inCurrent) {
        Map<String, Long> together = new LinkedHashMap<>(known);
        current.forEach((category, count) -> together.merge(category, count, Long::sum));
        together.putAll(fresh);
        return Unseen.of(count(fresh) + beyond, together, count(known), inCurrent);
    }

    private static Sample sample(Map<String, Long> counts) {
        TreeMap<Double, Long> ascending = new TreeMap<>();
        counts.forEach((code, count) -> ascending.merge(Double.valueOf(code), count, Long::sum));
        return Sample.of(
                ascending.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                ascending.values().stream().mapToLong(Long::longValue).toArray());
    }

    private List<String> freshByCount() {
        return unlisted > 0
                ? List.of()
                : fresh.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private void addNumbers(NumericColumn column, int rows) {
        for (int row = 0; row < rows; row++) {
            double value = column.values()[row] + 0.0; // minus zero is zero
            if (Double.isFinite(value)) {
                boolean whole = rounding && Math.abs(value - Math.rint(value)) <= ROUNDING;
                count(code(whole ? Math.rint(value) : value), 1);
            }
        }
    }

    private void addWords(TextColumn column, int rows) {
        if (column.words() != words) { // codes mean something else from here on
            settle();
            words = column.words();
        }
        if (byCode.length < words.size()) {
            byCode = Arrays.copyOf(byCode, Math.max(words.size(), byCode.length * 2));
        }
        for (int row = 0; row < rows; row++) {
            if (column.codes()[row] >= 0) {
                byCode[column.codes()[row]]++;
            }
        }
    }

    private void settle() {
        for (int code = 0; code < byCode.length; code++) {
            if (byCode[code] > 0) {
                count(Categories.key(words.get(code)), byCode[code]);
                byCode[code] = 0;
            }
        }
    }

    private void count(String category, long times) {
        if (known.containsKey(category)) {
            current.merge(category, times, Long::sum);
        } else if (fresh.containsKey(category) || fresh.size() < MOST_FRESH) {
            fresh.merge(category, times, Long::sum);
        } else {
            beyond += times;
        }
    }

    private static long count(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How a code is written. */
    static String code(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
