package io.jenkins.lib.modelgate.predict.group;

import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.statistics.FalseDiscovery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for groups of rows, by one column and by two, on which the model does worse than elsewhere. Every slice that has
 * rows enough is tried and counts in the correction for having tried many, also those that are left out of the answer
 * because another says the same.
 *
 * @param minRows slices with fewer rows, in or outside, are not tried; at least 2
 * @param alpha the share of wrong finds that is put up with, in (0, 1)
 * @param level of the intervals, in (0, 1)
 */
public record WeakSliceSearch(int minRows, double alpha, double level) {

    /** More columns are not crossed with each other: the columns with the clearest slices of their own are. */
    static final int CROSSED = 24;

    /** So many of the clearest slices are looked at for whether they say anything that a clearer one does not. */
    static final int LOOKED_AT = 200;

    /** @param tried how many slices were tried; {@code found} the clearest first */
    public record Found(int tried, List<WeakSlice> found) {
        public Found {
            found = List.copyOf(found);
        }
    }

    private record Candidate(Groups groups, int group, LossSums sums, double p, Candidate first, Candidate second) {}

    public WeakSliceSearch {
        if (minRows < 2 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("slices of %d rows at %s".formatted(minRows, alpha));
        }
    }

    /**
     * @param columns each row's group by column, at most some twenty groups each
     * @param losses one a row, finite, more is worse
     */
    public Found of(List<Groups> columns, double[] losses) {
        boolean errors = true;
        double sum = 0;
        double squares = 0;
        for (double loss : losses) {
            errors &= loss == 0 || loss == 1;
            sum += loss;
            squares += loss * loss;
        }
        LossSums all = new LossSums(losses.length, sum, squares);
        List<List<Candidate>> single = new ArrayList<>();
        for (Groups column : columns) {
            single.add(candidates(column, losses, all, errors, List.of(), List.of()));
        }
        List<Candidate> tried = new ArrayList<>();
        single.forEach(tried::addAll);
        List<Integer> crossed = clearest(single);
        for (int i = 0; i < crossed.size(); i++) {
            for (int j = i + 1; j < crossed.size(); j++) {
                int one = crossed.get(i);
                int other = crossed.get(j);
                tried.addAll(candidates(
                        columns.get(one).cross(columns.get(other)),
                        losses,
                        all,
                        errors,
                        single.get(one),
                        single.get(other)));
            }
        }
        return new Found(tried.size(), found(tried, losses, all, errors));
    }

    private List<Candidate> candidates(
            Groups groups,
            double[] losses,
            LossSums all,
            boolean errors,
            List<Candidate> firsts,
            List<Candidate> seconds) {
        double[] sum = new double[groups.count()];
        double[] squares = new double[groups.count()];
        int[] sizes = groups.sizes();
        int[] codes = groups.codes();
        for (int row = 0; row < codes.length; row++) {
            sum[codes[row]] += losses[row];
            squares[codes[row]] += losses[row] * losses[row];
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int group = 0; group < sizes.length; group++) {
            if (sizes[group] >= minRows && losses.length - sizes[group] >= minRows) {
                LossSums own = new LossSums(sizes[group], sum[group], squares[group]);
                String[] parts = groups.labels().get(group).split(" × ", 2);
                candidates.add(new Candidate(
                        groups,
                        group,
                        own,
                        own.worseThan(all.minus(own), errors),
                        parent(firsts, parts[0]),
                        parts.length > 1 ? parent(seconds, parts[1]) : null));
            }
        }
        return candidates;
    }

    private static Candidate parent(List<Candidate> candidates, String label) {
        return candidates.stream()
                .filter(candidate ->
                        candidate.groups.labels().get(candidate.group).equals(label))
                .findFirst()
                .orElse(null);
    }

    private static List<Integer> clearest(List<List<Candidate>> single) {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < single.size(); column++) {
            columns.add(column);
        }
        columns.sort(Comparator.comparingDouble(column ->
                single.get(column).stream().mapToDouble(Candidate::p).min().orElse(1)));
        return columns.stream().limit(CROSSED).sorted().toList();
    }

    private List<WeakSlice> found(List<Candidate> tried, double[] losses, LossSums all, boolean errors) {
        double[] adjusted =
                FalseDiscovery.adjust(tried.stream().mapToDouble(Candidate::p).toArray());
        List<Integer> clear = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= alpha) {
                clear.add(i);
            }
        }
        clear.sort(Comparator.comparingDouble(i -> tried.get(i).p));
        // Each is asked for something more, so that each is one more chance to err.
        double strict = alpha / Math.max(1, clear.size());
        List<Candidate> kept = new ArrayList<>();
        List<WeakSlice> slices = new ArrayList<>();
        boolean[] covered = new boolean[losses.length];
        for (int i : clear.subList(0, Math.min(LOOKED_AT, clear.size()))) {
            Candidate candidate = tried.get(i);
            boolean within = kept.contains(candidate.first) || kept.contains(candidate.second);
            if (isMoreThanItsParents(candidate, strict, errors)
                    && (within || isMoreThan(covered, candidate, losses, strict, errors))) {
                kept.add(candidate);
                slices.add(slice(candidate, all, errors, adjusted[i]));
                for (int row = 0; row < covered.length; row++) {
                    covered[row] |= candidate.groups.codes()[row] == candidate.group;
                }
            }
        }
        return slices;
    }

    /** A crossing is worth naming only where it is clearly worse than the rest of each of the slices that it is part of. */
    private boolean isMoreThanItsParents(Candidate candidate, double strict, boolean errors) {
        for (Candidate parent : new Candidate[] {candidate.first, candidate.second}) {
            if (parent != null) {
                LossSums rest = parent.sums.minus(candidate.sums);
                if (rest.count() < minRows || candidate.sums.worseThan(rest, errors) > strict) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether its rows are also worse without those of the clearer slices; what only overlaps with one is not. */
    private boolean isMoreThan(boolean[] covered, Candidate candidate, double[] losses, double strict, boolean errors) {
        long[] count = new long[2];
        double[] sum = new double[2];
        double[] squares = new double[2];
        int[] codes = candidate.groups.codes();
        for (int row = 0; row < losses.length; row++) {
            if (!covered[row]) {
                int side = codes[row] == candidate.group ? 0 : 1;
                count[side]++;
                sum[side] += losses[row];
                squares[side] += losses[row] * losses[row];
            }
        }
        return count[0] >= minRows
                && count[1] >= 2
                && new LossSums(count[0], sum[0], squares[0])
                                .worseThan(new LossSums(count[1], sum[1], squares[1]), errors)
                        <= strict;
    }

    private WeakSlice slice(Candidate candidate, LossSums all, boolean errors, double adjusted) {
        LossSums own = candidate.sums;
        LossSums others = all.minus(own);
        Interval interval = own.interval(errors, level);
        return new WeakSlice(
                candidate.groups,
                candidate.group,
                own.count(),
                own.mean(),
                interval,
                others.mean(),
                (own.mean() - others.mean()) / Math.sqrt(all.variance()),
                adjusted);
    }
}
