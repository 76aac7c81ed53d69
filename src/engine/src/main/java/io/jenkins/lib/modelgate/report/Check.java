package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One thing that was looked at: what was observed, what was allowed, how sure that is, and why the verdict is what it is.
 *
 * @param id stable name within the report, e.g. {@code metric.rocAuc} or {@code column.MedInc}
 * @param title what a person calls it, as {@link VisibleText}
 * @param verdict the outcome
 * @param observed the measured value, finite, or null where there is none
 * @param limit what was allowed, or null where nothing was asked for
 * @param unit unit of {@code observed} and {@code limit}, e.g. {@code ms}; null for a bare number
 * @param interval how sure {@code observed} is, or null where unknown
 * @param explanation one or two sentences a person can follow, as {@link VisibleText}
 * @param evidence the data behind it, or null
 * @param figures further numbers behind the verdict, finite, by camelCase name; empty for none. Names with a meaning of
 *     their own: {@code effect} (how large the change is, in the measure's own unit), {@code noise} (how large it would be
 *     without any change, at these numbers of rows), {@code pValue} and {@code adjustedP} (adjusted for the number of
 *     checks), both in [0, 1], {@code rowsNeeded} (how many current rows could tell), {@code movedShare} (share of the
 *     rows that moved, in [0, 1]), {@value #CRITICAL} (1 where the user called it critical, so that it is shown first)
 */
public record Check(
        String id,
        String title,
        Verdict verdict,
        Double observed,
        Bounds limit,
        String unit,
        Interval interval,
        String explanation,
        Evidence evidence,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> figures) {

    /** The figure of what the user called critical. */
    public static final String CRITICAL = "critical";

    public Check {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(explanation, "explanation");
        title = VisibleText.line(title);
        explanation = VisibleText.line(explanation);
        if (observed != null && !Double.isFinite(observed)) {
            throw new IllegalArgumentException(
                    "check %s observed %s: say it in the explanation".formatted(id, observed));
        }
        figures = Collections.unmodifiableMap(new TreeMap<>(figures == null ? Map.of() : figures));
        figures.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("check %s has the figure %s of %s".formatted(id, name, value));
            }
        });
    }

    public static Check of(String id, String title, Verdict verdict, String explanation) {
        return new Check(id, title, verdict, null, null, null, null, explanation, null, Map.of());
    }

    /** @param value the measured value; NaN and infinities become "no value", which JSON cannot hold */
    public Check observed(double value) {
        Double finite = Double.isFinite(value) ? value : null;
        return new Check(id, title, verdict, finite, limit, unit, interval, explanation, evidence, figures);
    }

    public Check limit(Bounds bounds) {
        return new Check(id, title, verdict, observed, bounds, unit, interval, explanation, evidence, figures);
    }

    public Check unit(String name) {
        return new Check(id, title, verdict, observed, limit, name, interval, explanation, evidence, figures);
    }

    public Check interval(Interval sureness) {
        return new Check(id, title, verdict, observed, limit, unit, sureness, explanation, evidence, figures);
    }

    public Check evidence(Evidence data) {
        return new Check(id, title, verdict, observed, limit, unit, interval, explanation, data, figures);
    }

    /** Whether the user called it critical. */
    @JsonIgnore
    public boolean isCritical() {
        return figures.containsKey(CRITICAL);
    }

    /** @param numbers in place of those there are, finite, by name */
    public Check figures(Map<String, Double> numbers) {
        return new Check(id, title, verdict, observed, limit, unit, interval, explanation, evidence, numbers);
    }
}
