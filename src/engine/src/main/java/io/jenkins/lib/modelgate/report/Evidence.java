package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** The data behind a check, small enough to travel in the report and complete enough to draw it again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.Distribution.class, name = "distribution"),
    @JsonSubTypes.Type(value = Evidence.ConfusionMatrix.class, name = "confusionMatrix"),
    @JsonSubTypes.Type(value = Evidence.Curve.class, name = "curve"),
    @JsonSubTypes.Type(value = Evidence.Table.class, name = "table")
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

    /** JSON has no word for the others, and a chart no place. */
    private static void requireFinite(List<Double> values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("evidence holds %s, which is not finite".formatted(value));
            }
        }
    }
}
