package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.profile.ColumnProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A column that was compared.
 *
 * @param reference what it looked like
 * @param current what it looks like
 * @param comparison the counts
 * @param psi population stability index
 * @param noise the index that noise alone stays below, with probability 1 − alpha
 * @param adjustedP probability that noise alone makes such counts, adjusted for the number of columns
 * @param change what follows from that
 */
record JudgedColumn(
        ColumnProfile reference,
        ColumnProfile current,
        Comparison comparison,
        double psi,
        double noise,
        double adjustedP,
        Change change) {

    String name() {
        return reference.name();
    }

    boolean isDrifted() {
        return change == Change.DRIFTED;
    }

    /** Judges all columns together, since each is one look more. */
    static List<JudgedColumn> judge(
            List<ColumnProfile> references, CurrentSide side, long referenceRows, DriftSpec spec) {
        long rows = side.profile().rows();
        Map<String, Comparison> comparisons = side.comparisons();
        List<ColumnProfile> compared = references.stream()
                .filter(column -> comparisons.containsKey(column.name()))
                .toList();
        double[] p = compared.stream()
                .map(column -> comparisons.get(column.name()).bins())
                .mapToDouble(bins -> noiseProbability(bins, referenceRows, rows))
                .toArray();
        double[] adjusted = BenjaminiHochberg.adjust(p);
        List<JudgedColumn> judged = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            ColumnProfile reference = compared.get(i);
            Comparison comparison = comparisons.get(reference.name());
            double psi = comparison.bins().psi();
            double noise = Psi.noise(comparison.bins().occupied(), referenceRows, rows, spec.alpha());
            judged.add(new JudgedColumn(
                    reference,
                    side.column(reference.name()),
                    comparison,
                    psi,
                    noise,
                    adjusted[i],
                    Change.of(psi, noise, adjusted[i], spec)));
        }
        return judged;
    }

    /**
     * How likely noise alone makes such counts: the larger of two p-values. That of the index is too small where few rows
     * leave a bin empty by chance, since an empty share counts as {@value Psi#EMPTY_SHARE}; Pearson's is not misled by that.
     */
    private static double noiseProbability(Bins bins, long referenceRows, long currentRows) {
        double ofIndex = Psi.pValue(bins.psi(), bins.occupied(), referenceRows, currentRows);
        double ofCounts =
                ChiSquare.of(bins.referenceCounts(), bins.currentCounts()).pValue();
        return Math.max(ofIndex, ofCounts);
    }
}
