package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The data behind a check, small enough to travel in the report and complete enough to draw it again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.Distribution.class, name = "distribution"),
    @JsonSubTypes.Type(value = Evidence.Histogram.class, name = "histogram"),
    @JsonSubTypes.Type(value = Evidence.QuantileShift.class, name = "quantileShift"),
    @JsonSubTypes.Type(value = Evidence.HeatMap.class, name = "heatMap"),
    @JsonSubTypes.Type(value = Evidence.ConfusionMatrix.class, name = "confusionMatrix"),
    @JsonSubTypes.Type(value = Evidence.ConfusionTable.class, name = "confusionTable"),
    @JsonSubTypes.Type(value = Evidence.Estimates.class, name = "estimates"),
    @JsonSubTypes.Type(value = Evidence.Curve.class, name = "curve"),
    @JsonSubTypes.Type(value = Evidence.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Evidence.Group.class, name = "group")
})
public sealed interface Evidence {

    /**
     * How often each bin or category occurs in the reference and in the current data.
     *
     * @param labels one per bin or category, in order
     * @param reference shares in [0, 1], one per label
     * @param current shares in [0, 1], one per label
     */
    record Distribution(List<String> labels, List<Double> reference, List<Double> current) implements Evidence {
        public Distribution {
            labels = List.copyOf(labels);
            reference = List.copyOf(reference);
            current = List.copyOf(current);
            if (labels.size() != reference.size() || labels.size() != current.size()) {
                throw new IllegalArgumentException("a distribution needs a reference and a current share per label");
            }
            requireFinite(reference);
            requireFinite(current);
        }
    }

    /**
     * How the values of a number column spread over bins fixed by the reference.
     *
     * @param edges the bins' borders, finite, each greater than the one before; one more than there are bins
     * @param openLow whether the first bin also holds every value below {@code edges[0]}
     * @param openHigh whether the last bin also holds every value above the last edge
     * @param unit of the edges, or null
     */
    record Histogram(List<Double> edges, boolean openLow, boolean openHigh, Side reference, Side current, String unit)
            implements Evidence {
        public Histogram {
            edges = List.copyOf(edges);
            requireFinite(edges);
            requireAscending(edges, true);
            if (edges.size() < 2) {
                throw new IllegalArgumentException("a histogram needs at least one bin, which has two edges");
            }
            if (reference.shares().size() != edges.size() - 1
                    || current.shares().size() != edges.size() - 1) {
                throw new IllegalArgumentException("a histogram needs a reference and a current share per bin");
            }
        }
    }

    /**
     * One side of a histogram. All shares are of all its rows, so that together they are 1, but for rounding.
     *
     * @param shares in [0, 1], one per bin
     * @param missing share of rows without a value, in [0, 1]
     * @param notFinite share of rows with NaN or an infinity, in [0, 1]
     */
    record Side(List<Double> shares, double missing, double notFinite) {
        public Side {
            shares = List.copyOf(shares);
            requireFinite(shares);
            requireFinite(List.of(missing, notFinite));
        }
    }

    /**
     * The same quantiles of either side, to show which part of a distribution moved.
     *
     * @param probabilities in [0, 1], each greater than the one before, e.g. 0.01, 0.05, 0.1 … 0.99
     * @param reference the reference's quantiles, finite, none smaller than the one before; one per probability
     * @param current the same of the current data
     * @param unit of the quantiles, or null
     */
    record QuantileShift(List<Double> probabilities, List<Double> reference, List<Double> current, String unit)
            implements Evidence {
        public QuantileShift {
            probabilities = List.copyOf(probabilities);
            reference = List.copyOf(reference);
            current = List.copyOf(current);
            if (probabilities.isEmpty()
                    || probabilities.size() != reference.size()
                    || probabilities.size() != current.size()) {
                throw new IllegalArgumentException("a quantile shift needs a quantile of either side per probability");
            }
            requireFinite(probabilities);
            requireFinite(reference);
            requireFinite(current);
            requireAscending(probabilities, true);
            requireAscending(reference, false);
            requireAscending(current, false);
            if (probabilities.get(0) < 0 || probabilities.get(probabilities.size() - 1) > 1) {
                throw new IllegalArgumentException("a probability lies in [0, 1]");
            }
        }
    }

    /**
     * A number for each pair of a row and a column: a table's columns over windows of time, say.
     *
     * @param rows names from top to bottom
     * @param columns names from left to right
     * @param values a list per row, a value per column: finite, or null where it could not be judged
     * @param limit from which on a value counts as too large, finite; null where there is no limit
     * @param valueTitle what the numbers are, with their unit, e.g. {@code PSI}
     */
    record HeatMap(List<String> rows, List<String> columns, List<List<Double>> values, Double limit, String valueTitle)
            implements Evidence {
        public HeatMap {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            // the rows not by copyOf, which knows no null
            values = List.copyOf(values.stream()
                    .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                    .toList());
            if (values.size() != rows.size()) {
                throw new IllegalArgumentException("a heat map needs a list of values per row");
            }
            for (List<Double> row : values) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row has %d values under %d columns".formatted(row.size(), columns.size()));
                }
                requireFinite(row.stream().filter(value -> value != null).toList());
            }
            requireFinite(limit == null ? List.of() : List.of(limit));
        }
    }

    /** Decisions against truth for a binary classifier, in rows. */
    record ConfusionMatrix(long truePositives, long falsePositives, long falseNegatives, long trueNegatives)
            implements Evidence {
        public ConfusionMatrix {
            if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
                throw new IllegalArgumentException("a confusion matrix counts rows, from 0");
            }
        }
    }

    /**
     * Decisions against truth for a classifier of any number of classes.
     *
     * @param labels of the classes, at least one, each once
     * @param counts a list per true class, a number per decided class: rows, or the sum of their weights; at least 0
     */
    record ConfusionTable(List<String> labels, List<List<Double>> counts) implements Evidence {
        public ConfusionTable {
            labels = List.copyOf(labels);
            counts = List.copyOf(counts.stream().map(List::copyOf).toList());
            if (labels.isEmpty() || counts.size() != labels.size()) {
                throw new IllegalArgumentException("a confusion table needs a row per label, at least one");
            }
            for (List<Double> row : counts) {
                requireFinite(row);
                if (row.size() != labels.size() || row.stream().anyMatch(count -> count < 0)) {
                    throw new IllegalArgumentException("a confusion table needs a count of at least 0 per label");
                }
            }
        }
    }

    /**
     * The same number estimated for several groups of rows, or for several models: slices, groups of people, metrics beside
     * the champion's.
     *
     * @param valueTitle what the numbers are, e.g. {@code ROC AUC}
     * @param rows in the order in which to look at them
     * @param whole the number over all rows, finite, or null where there is none
     * @param limit what is allowed, or null
     * @param unit of the numbers, or null
     */
    record Estimates(String valueTitle, List<Estimate> rows, Double whole, Bounds limit, String unit)
            implements Evidence {
        public Estimates {
            rows = List.copyOf(rows);
            requireFinite(whole == null ? List.of() : List.of(whole));
        }

        /** Without a unit; a whole that is not finite is none. */
        public static Estimates of(String valueTitle, List<Estimate> rows, double whole, Optional<Bounds> limit) {
            return new Estimates(valueTitle, rows, Double.isFinite(whole) ? whole : null, limit.orElse(null), null);
        }
    }

    /**
     * One row of {@link Estimates}; all numbers finite.
     *
     * @param name of the group or metric
     * @param size how many rows it has, or null where that is not the point
     * @param value or null where it could not be told
     * @param interval how sure the value is, or null
     * @param champion the same number of the champion, or null where there is none
     * @param verdict how it was judged; {@code SKIPPED} where it was not
     */
    record Estimate(String name, Long size, Double value, Interval interval, Double champion, Verdict verdict) {
        public Estimate {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(verdict, "verdict");
            requireFinite(Stream.of(value, champion).filter(Objects::nonNull).toList());
        }

        /** Without a champion; a value that is not finite could not be told. */
        public static Estimate of(String name, long size, double value, Optional<Interval> interval, Verdict verdict) {
            return new Estimate(
                    name, size, Double.isFinite(value) ? value : null, interval.orElse(null), null, verdict);
        }
    }

    /**
     * One or more lines over a common axis.
     *
     * @param xTitle what the horizontal axis shows, with its unit
     * @param yTitle what the vertical axis shows, with its unit
     * @param stepped whether a value holds until the next point
     */
    record Curve(String xTitle, String yTitle, boolean stepped, List<Line> lines) implements Evidence {
        public Curve {
            lines = List.copyOf(lines);
        }
    }

    /** A named line; {@code x} and {@code y} have the same length and are finite. */
    record Line(String name, List<Double> x, List<Double> y) {
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size()) {
                throw new IllegalArgumentException("a line needs as many x as y");
            }
            requireFinite(x);
            requireFinite(y);
        }
    }

    /** Rows of text under a header; every row is as long as the header. */
    record Table(List<String> header, List<List<String>> rows) implements Evidence {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows.stream().map(List::copyOf).toList());
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "a row has %d cells under %d headers".formatted(row.size(), header.size()));
                }
            }
        }
    }

    /**
     * Several pictures of one thing, in the order in which to look at them.
     *
     * @param parts at least one, none of them a group
     */
    record Group(List<Evidence> parts) implements Evidence {
        public Group {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.stream().anyMatch(Group.class::isInstance)) {
                throw new IllegalArgumentException("a group holds at least one piece of evidence, and no group");
            }
        }
    }

    private static void requireAscending(List<Double> values, boolean strictly) {
        for (int i = 1; i < values.size(); i++) {
            double before = values.get(i - 1);
            if (!(strictly ? values.get(i) > before : values.get(i) >= before)) {
                throw new IllegalArgumentException("%s cannot follow %s".formatted(values.get(i), before));
            }
        }
    }

    /** JSON has no word for the others, and a chart no place. */
    private static void requireFinite(List<Double> values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("evidence holds %s, which is not finite".formatted(value));
            }
        }
    }
}
