package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.predict.NaiveForecast;
import io.jenkins.lib.modelgate.predict.NumberPredictions;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was known of each series before the forecasts were made, in the order of time. */
final class History {

    static final String ROLE = "history";

    /** One series. */
    private record Known(NaiveForecast naive, double lastTime) {}

    private final HistorySpec spec;
    private final Map<String, Known> series = new HashMap<>();
    private final List<Input> inputs;

    private History(HistorySpec spec, List<Input> inputs) {
        this.spec = spec;
        this.inputs = List.copyOf(inputs);
    }

    /** @throws UnavailableException where it cannot be read, or a series has the same time twice */
    static History read(HistorySpec spec, Workspace workspace) {
        Table table = Tables.open(workspace, spec.table(), ROLE, spec.options());
        SeriesTimes times = new SeriesTimes(spec, table.name());
        NumberReader numbers = new NumberReader(table.name());
        Values values = new Values();
        List<String> columns = new ArrayList<>(spec.keys());
        columns.add(spec.target());
        NoNumbersException.read(table, columns, (Batch batch) -> {
            times.add(batch);
            for (int row = 0; row < batch.rows(); row++) {
                values.add(numbers.finite(batch, Columns.of(batch, spec.target()), row));
            }
        });
        History history = new History(spec, table.inputs(ROLE));
        int[][] byTime = times.byTime();
        List<String> names = times.names();
        for (int code = 0; code < byTime.length; code++) {
            int[] rows = byTime[code];
            double[] known = new double[rows.length];
            for (int place = 0; place < rows.length; place++) {
                known[place] = values.of(rows[place]);
                if (place > 0 && times.time(rows[place]) == times.time(rows[place - 1])) {
                    throw times.cell(rows[place])
                            .wrong("has the time of row %,d again%s"
                                    .formatted(rows[place - 1] + 1, of(names.get(code))));
                }
            }
            history.series.put(
                    names.get(code),
                    new Known(new NaiveForecast(known, spec.season()), times.time(rows[rows.length - 1])));
        }
        return history;
    }

    List<Input> inputs() {
        return inputs;
    }

    /**
     * Adds each row's scale and naive forecast.
     *
     * @param times of the same rows, all of them later than the history of their series
     */
    void addTo(NumberPredictions.Builder rows, SeriesTimes times) {
        double[] naive = new double[times.rows()];
        int[][] byTime = times.byTime();
        List<String> names = times.names();
        for (int code = 0; code < byTime.length; code++) {
            Known known = known(names.get(code), times, byTime[code][0]);
            int ahead = 0;
            for (int place = 0; place < byTime[code].length; place++) {
                int row = byTime[code][place];
                if (place == 0 || times.time(row) > times.time(byTime[code][place - 1])) {
                    ahead++;
                }
                naive[row] = known.naive().at(ahead);
            }
        }
        double[] scales = names.stream()
                .mapToDouble(name -> series.get(name).naive().scale())
                .toArray();
        for (int row = 0; row < naive.length; row++) {
            rows.with(NumberPredictions.SCALE, scales[times.code(row)]).with(NumberPredictions.NAIVE, naive[row]);
        }
        for (int code = 0; code < scales.length; code++) {
            if (!(scales[code] > 0)) {
                rows.unscaled(why(names.get(code)));
                return;
            }
        }
    }

    private Known known(String name, SeriesTimes times, int first) {
        Known known = series.get(name);
        if (known == null) {
            throw new UnavailableException("The history '%s' has no rows%s, which the predictions have."
                    .formatted(spec.table(), name.isEmpty() ? "" : of(name)));
        }
        if (times.time(first) <= known.lastTime()) {
            throw times.cell(first)
                    .wrong("lies not after the end of the history%s; a history ends before what is forecast"
                            .formatted(of(name)));
        }
        return known;
    }

    private String why(String name) {
        int known = series.get(name).naive().known();
        return known <= spec.season()
                ? "the history%s has %,d values, of which at least %,d are needed for a season of %,d"
                        .formatted(of(name), known, spec.season() + 1, spec.season())
                : "the history%s is the same%s all along, so that nothing scales its errors"
                        .formatted(of(name), spec.season() == 1 ? "" : " season");
    }

    private static String of(String series) {
        return series.isEmpty() ? "" : " of the series '%s'".formatted(series);
    }

    /** Numbers in one array that grows. */
    private static final class Values {
        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8L, 1024 + 3L * size / 2));
            }
            values[size++] = value;
        }

        double of(int row) {
            return values[row];
        }
    }
}
