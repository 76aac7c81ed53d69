package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.MeasuredEffect;
import io.jenkins.lib.modelgate.drift.look.Look;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.drift.measure.TestResult;
import io.jenkins.lib.modelgate.drift.noise.Noise.RowsNeeded;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.report.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person reads about a column. */
final class Wording {

    private static final int NAMED = 3;
    private static final double LEAST_P = 0.001;

    private final double alpha;
    private final long referenceRows;
    private final long currentRows;
    private final int columns;

    /** @param columns how many columns were judged together */
    Wording(double alpha, long referenceRows, long currentRows, int columns) {
        this.alpha = alpha;
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

    /** The rows that would tell drift from noise. */
    RowsNeeded rowsNeeded(JudgedColumn column) {
        MeasuredEffect effect = column.effect();
        return effect.ofNoise().rowsNeeded(referenceRows, currentRows, levelFor(effect), effect.limit());
    }

    /** Where something was: {@code 2019-02-01T00:12:03Z … 2019-02-28T23:51:44Z}. */
    static String range(ColumnProfile timestamps) {
        return timestamps.min() == null
                ? "nothing"
                : "%s … %s".formatted(instant(timestamps.min()), instant(timestamps.max()));
    }

    static Instant instant(double millis) {
        return Instant.ofEpochMilli((long) millis);
    }

    /** Two significant digits. */
    static String index(double effect) {
        return new BigDecimal(effect)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A limit, or that there is none. */
    static String limit(double effect) {
        return Double.isInfinite(effect) ? "none" : index(effect);
    }

    /** Two significant digits; what is next to nothing is said to be so, not written out. */
    static String probability(double p) {
        return p < 0.0001 ? "< 0.0001" : index(p);
    }

    private String figures(JudgedColumn column) {
        MeasuredEffect effect = column.effect();
        String warning = "warning from %s".formatted(index(effect.warning()));
        String limits = Double.isInfinite(effect.limit())
                ? warning
                : (column.change() == Change.NOTICEABLE ? warning + ", " : "")
                        + "limit %s".formatted(index(effect.limit()));
        String figures = "%s %s (%s; noise at %s rows: %s)"
                .formatted(
                        effect.title(),
                        index(effect.observed()),
                        limits,
                        Numbers.count(currentRows),
                        index(effect.noise()));
        if (column.change().compareTo(Change.WITHIN_LIMIT) > 0) {
            figures = "%s of rows moved; %s"
                    .formatted(Numbers.percent(column.comparison().bins().movedShare()), figures);
        }
        return figures
                + effect.measure()
                        .flatMap(measure -> Effect.test(measure, column.comparison())
                                .filter(test -> Double.isFinite(test.statistic()))
                                .map(test -> "; " + test(measure, test)))
                        .orElse("");
    }

    private static String test(Measure measure, TestResult test) {
        return "%s test %s, %s".formatted(measure.word(), Numbers.text(test.statistic()), p(test.pValue()));
    }

    /** {@code p = 0.03}, or that it is very small. */
    static String p(double p) {
        return p < LEAST_P ? "p < %s".formatted(LEAST_P) : "p = " + index(p);
    }

    private String change(JudgedColumn column) {
        boolean steady = column.change() == Change.STEADY;
        String within = column.change() == Change.WITHIN_LIMIT ? ", within the limit" : "";
        Bins bins = column.comparison().bins();
        Optional<Integer> about = column.effect()
                .look()
                .about()
                .map(label -> bins.labels().indexOf(label))
                .filter(bin -> bin >= 0);
        List<Integer> most = about.map(List::of).orElseGet(bins::mostChanged);
        String label = bins.labels().get(most.get(0));
        boolean aside = label.equals(Bins.MISSING) || label.equals(Bins.NOT_FINITE);
        Optional<String> tail = column.effect().look().about().filter(Wording::isTail);
        if (tail.isPresent() && !steady) {
            Ordered numbers = column.comparison().ordered().orElseThrow();
            return "%s changed in its %s%s: %s"
                    .formatted(
                            column.name(), tail.get(), within, tails(column, numbers.reference(), numbers.current()));
        }
        if (column.comparison().ordered().isPresent() && (steady || !aside)) {
            return medians(column, column.comparison().ordered().get(), steady, within);
        }
        String shares = most.stream()
                .limit(steady ? 1 : most.size())
                .map(bin -> share(bins, bin))
                .collect(Collectors.joining(", "));
        return "%s %s%s: %s%s"
                .formatted(column.name(), steady ? "is steady" : "changed", within, shares, fresh(column));
    }

    private static boolean isTail(String about) {
        return about.equals(Look.UPPER_TAIL) || about.equals(Look.LOWER_TAIL);
    }

    private static String share(Bins bins, int bin) {
        String label = bins.labels().get(bin);
        boolean own = List.of(Bins.MISSING, Bins.NOT_FINITE, Bins.OTHERS).contains(label);
        return "%s %s → %s"
                .formatted(
                        own ? label : "'" + label + "'",
                        Numbers.percent(bins.referenceShare(bin)),
                        Numbers.percent(bins.currentShare(bin)));
    }

    private static String medians(JudgedColumn column, Ordered numbers, boolean steady, String within) {
        double before = numbers.reference().quantile(0.5);
        double now = numbers.current().quantile(0.5);
        if (steady) {
            return "%s is steady: median %s → %s".formatted(column.name(), Numbers.text(before), Numbers.text(now));
        }
        if (now != before) {
            boolean outside = !numbers.exact()
                    && (now < numbers.reference().min()
                            || now > numbers.reference().max());
            return "%s %s%s: median %s → %s"
                    .formatted(
                            column.name(),
                            now > before ? "rose" : "fell",
                            within,
                            Numbers.text(before),
                            outside ? "beyond all of the reference, about " + Numbers.text(now) : Numbers.text(now));
        }
        return "%s changed its shape%s: median still %s, %s"
                .formatted(
                        column.name(),
                        within,
                        Numbers.text(now),
                        tails(column, numbers.reference(), numbers.current()));
    }

    private static String tails(JudgedColumn column, Sample before, Sample now) {
        boolean still = before.quantile(0.05) == now.quantile(0.05) && before.quantile(0.95) == now.quantile(0.95);
        if (still) {
            Bins bins = column.comparison().bins();
            return share(bins, bins.mostChanged().get(0));
        }
        return "5 %% to 95 %%: %s – %s → %s – %s"
                .formatted(
                        Numbers.text(before.quantile(0.05)),
                        Numbers.text(before.quantile(0.95)),
                        Numbers.text(now.quantile(0.05)),
                        Numbers.text(now.quantile(0.95)));
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
        MeasuredEffect effect = column.effect();
        RowsNeeded needed = rowsNeeded(column);
        return "%s cannot be judged: at %s rows noise alone makes a %s of %s, and it is %s (limit %s); %s %s would do."
                .formatted(
                        column.name(),
                        Numbers.count(currentRows),
                        effect.title(),
                        index(effect.ofNoise().exceededWith(levelFor(effect))),
                        index(effect.observed()),
                        index(effect.limit()),
                        Numbers.count(needed.rows()),
                        needed.onBothSides() ? "rows on both sides" : "current rows");
    }

    /** What looks like drift and may be noise needs the stricter level that one of many columns is held to. */
    private double levelFor(MeasuredEffect effect) {
        return effect.observed() >= effect.limit() ? alpha / columns : alpha;
    }
}
