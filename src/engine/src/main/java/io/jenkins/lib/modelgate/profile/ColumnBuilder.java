package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Arrays;
import java.util.List;

/** Builds one column's profile. */
abstract sealed class ColumnBuilder implements ColumnSink {

    private final Field field;
    long count;
    long missing;

    private ColumnBuilder(Field field) {
        this.field = field;
    }

    static ColumnBuilder of(Field field) {
        if (field.type() == ColumnType.VECTOR) {
            return new Vectors(field);
        }
        return field.type().isNumeric() ? new Numbers(field) : new Words(field);
    }

    final Field field() {
        return field;
    }

    /** @param other a builder for the same field */
    abstract void merge(ColumnBuilder other);

    /**
     * @param part a stored profile of a column of the same name and type
     * @throws UnavailableException where it does not have what is needed
     */
    abstract void merge(ColumnProfile part);

    abstract ColumnProfile profile();

    private static final class Numbers extends ColumnBuilder {
        private final Moments moments = new Moments();
        private final NumberSummary summary = new NumberSummary();
        private final boolean hasGrid;
        private double[] finite = {};
        private long nonFinite;

        Numbers(Field field) {
            super(field);
            hasGrid = field.type() != ColumnType.TIMESTAMP;
        }

        @Override
        public void add(Column column, int rows) {
            double[] values = ((NumericColumn) column).values();
            finite = finite.length < rows ? new double[rows] : finite;
            int length = 0;
            int absent = 0;
            for (int row = 0; row < rows; row++) {
                double value = values[row] + 0.0; // minus zero is zero
                if (Double.isFinite(value)) {
                    finite[length++] = value;
                } else if (column.isMissing(row)) {
                    absent++;
                }
            }
            missing += absent;
            count += rows - absent;
            nonFinite += rows - absent - length;
            moments.add(finite, length);
            if (hasGrid) {
                summary.add(finite, length);
            }
        }

        @Override
        void merge(ColumnBuilder other) {
            Numbers numbers = (Numbers) other;
            count += numbers.count;
            missing += numbers.missing;
            nonFinite += numbers.nonFinite;
            moments.merge(numbers.moments);
            summary.merge(numbers.summary);
        }

        @Override
        void merge(ColumnProfile part) {
            count += part.count();
            missing += part.missing();
            nonFinite += part.nonFinite();
            moments.merge(part.count() - part.nonFinite(), part.min(), part.max(), part.mean(), part.variance());
            if (part.quantiles() != null) {
                summary.merge(part.quantiles());
            }
        }

        @Override
        ColumnProfile profile() {
            return new ColumnProfile(
                    field().name(),
                    field().type(),
                    count,
                    missing,
                    nonFinite,
                    moments.min(),
                    moments.max(),
                    moments.mean(),
                    moments.variance(),
                    hasGrid && moments.count() > 0 ? summary.grid(moments.max()) : null,
                    null);
        }
    }

    /** Of arrays only their presence is counted: a distribution of many dimensions has no grid. */
    private static final class Vectors extends ColumnBuilder {
        Vectors(Field field) {
            super(field);
        }

        @Override
        public void add(Column column, int rows) {
            for (int row = 0; row < rows; row++) {
                if (column.isMissing(row)) {
                    missing++;
                } else {
                    count++;
                }
            }
        }

        @Override
        void merge(ColumnBuilder other) {
            count += other.count;
            missing += other.missing;
        }

        @Override
        void merge(ColumnProfile part) {
            count += part.count();
            missing += part.missing();
        }

        @Override
        ColumnProfile profile() {
            return new ColumnProfile(
                    field().name(), field().type(), count, missing, 0, null, null, null, null, null, null);
        }
    }

    private static final class Words extends ColumnBuilder {
        private final WordCounts counts = new WordCounts();
        private List<String> words = List.of();
        private long[] byCode = {};

        Words(Field field) {
            super(field);
        }

        @Override
        public void add(Column column, int rows) {
            TextColumn text = (TextColumn) column;
            if (text.words() != words) { // codes mean something else from here on
                settle();
                words = text.words();
            }
            if (byCode.length < words.size()) {
                byCode = Arrays.copyOf(byCode, Math.max(words.size(), byCode.length * 2));
            }
            for (int row = 0; row < rows; row++) {
                int code = text.codes()[row];
                if (code < 0) {
                    missing++;
                } else {
                    byCode[code]++;
                    count++;
                }
            }
        }

        @Override
        void merge(ColumnBuilder other) {
            Words text = (Words) other;
            text.settle();
            count += text.count;
            missing += text.missing;
            counts.merge(text.counts);
        }

        @Override
        void merge(ColumnProfile part) {
            if (part.categories().other() > 0) {
                throw new UnavailableException(
                        "The profile of the column '%s' has only its %,d most frequent words, which is too few to merge; exclude the column, or profile the whole data."
                                .formatted(part.name(), part.categories().top().size()));
            }
            count += part.count();
            missing += part.missing();
            counts.merge(part.categories());
        }

        @Override
        ColumnProfile profile() {
            settle();
            return new ColumnProfile(
                    field().name(),
                    field().type(),
                    count,
                    missing,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    counts.categories());
        }

        /** Moves what was counted by code to where it is counted by word. */
        private void settle() {
            for (int code = 0; code < byCode.length; code++) {
                if (byCode[code] > 0) {
                    counts.add(words.get(code), byCode[code]);
                    byCode[code] = 0;
                }
            }
        }
    }
}
