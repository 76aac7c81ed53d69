package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.QuantileGrid;
import io.jenkins.lib.modelgate.report.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** What a person reads about a column. */
final class Wording {

    private static final int NAMED = 3;
    private static final double LEAST_P = 0.001;

    private final DriftSpec spec;
    private final long referenceRows;
    private final long currentRows;
    private final int columns;

    /** @param columns how many columns were judged together */
    Wording(DriftSpec spec, long referenceRows, long currentRows, int columns) {
        this.spec = spec;
        this.referenceRows = referenceRows;
        this.currentRows = currentRows;
        this.columns = columns;
    }

    /** One or two sentences: what changed, by how much, and how much noise there is. */
    String column(JudgedColumn column) {
        return column.change() == Change.UNCLEAR
                ? unclear(column)
                : "%s; %s.".formatted(change(column), figures(column));
    }

    /** Where something was: {@code 2019-02-01T00:12:03Z … 2019-02-28T23:51:44Z}. */
    static String range(ColumnProfile timestamps) {
        return timestamps.min() == null
                ? "nothing"
                : "%s … %s"
                        .formatted(
                                Instant.ofEpochMilli(timestamps.min().longValue()),
                                Instant.ofEpochMilli(timestamps.max().longValue()));
    }

    /** Two significant digits. */
    static String index(double psi) {
        return new BigDecimal(psi)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private String figures(JudgedColumn column) {
        String limits = column.change() == Change.NOTICEABLE
                ? "warning from %s, limit %s".formatted(index(spec.warnThreshold()), index(spec.threshold()))
                : "limit %s".formatted(index(spec.threshold()));
        String psi = "PSI %s (%s; noise at %s rows: %s)"
                .formatted(index(column.psi()), limits, Numbers.count(currentRows), index(column.noise()));
        Bins bins = column.comparison().bins();
        if (column.comparison().distance().isPresent()) {
            return "%s; Kolmogorov–Smirnov %s, %s"
                    .formatted(
                            psi,
                            index(column.comparison().distance().getAsDouble()),
                            p(column.comparison().distanceP().getAsDouble()));
        }
        ChiSquare test = ChiSquare.of(bins.referenceCounts(), bins.currentCounts());
        return test.degrees() < 1
                ? psi
                : "%s; chi-square %s, %s".formatted(psi, Numbers.text(test.statistic()), p(test.pValue()));
    }

    private static String p(double p) {
        return p < LEAST_P ? "p < %s".formatted(LEAST_P) : "p = " + index(p);
    }

    private String change(JudgedColumn column) {
        boolean steady = column.change() == Change.STEADY;
        Bins bins = column.comparison().bins();
        int most = bins.mostChanged();
        String label = bins.labels().get(most);
        boolean aside = label.equals(Bins.MISSING) || label.equals(Bins.NOT_FINITE);
        QuantileGrid before = column.reference().quantiles();
        QuantileGrid now = column.current().quantiles();
        if (column.comparison().distance().isPresent() && before != null && now != null && (steady || !aside)) {
            String verb = steady
                    ? "is steady"
                    : now.median() > before.median()
                            ? "rose"
                            : now.median() < before.median() ? "fell" : "changed its shape";
            return "%s %s: median %s → %s"
                    .formatted(column.name(), verb, Numbers.text(before.median()), Numbers.text(now.median()));
        }
        String shares = "%s %s → %s"
                .formatted(
                        aside || label.equals(Bins.OTHERS) ? label : "'" + label + "'",
                        Numbers.percent(bins.referenceShare(most)),
                        Numbers.percent(bins.currentShare(most)));
        return "%s %s: %s%s".formatted(column.name(), steady ? "is steady" : "changed", shares, fresh(column));
    }

    private static String fresh(JudgedColumn column) {
        List<String> fresh = column.comparison().fresh();
        if (fresh.isEmpty()) {
            return "";
        }
        String named = String.join("', '", fresh.subList(0, Math.min(NAMED, fresh.size())));
        int more = fresh.size() - NAMED;
        return ", new: '%s'%s".formatted(named, more > 0 ? " and %s more".formatted(Numbers.count(more)) : "");
    }

    private String unclear(JudgedColumn column) {
        int occupied = column.comparison().bins().occupied();
        // What looks like drift and may be noise needs the stricter level that one of many columns is held to.
        double alpha = column.psi() >= spec.threshold() ? spec.alpha() / columns : spec.alpha();
        Psi.RowsNeeded needed = Psi.rowsNeeded(occupied, referenceRows, alpha, spec.threshold());
        return "%s cannot be judged: at %s rows noise alone makes a PSI of %s, and it is %s (limit %s); %s %s would do."
                .formatted(
                        column.name(),
                        Numbers.count(currentRows),
                        index(Psi.noise(occupied, referenceRows, currentRows, alpha)),
                        index(column.psi()),
                        index(spec.threshold()),
                        Numbers.count(needed.rows()),
                        needed.onBothSides() ? "rows on both sides" : "current rows");
    }
}
