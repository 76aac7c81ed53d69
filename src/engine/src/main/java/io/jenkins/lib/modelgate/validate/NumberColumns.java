package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.NumberEvidence;
import io.jenkins.lib.modelgate.predict.NumberMetrics;
import io.jenkins.lib.modelgate.predict.NumberPredictions;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The columns of a model that predicts numbers.
 *
 * @param task a regression or a forecast
 * @param target the truth
 * @param prediction the predicted number
 * @param further the columns of further numbers, by the name that {@link NumberPredictions} has for them
 * @param horizon how far ahead a row was predicted
 * @param history what was known before; empty where nobody said
 */
record NumberColumns(
        Task task,
        String target,
        String prediction,
        Map<String, String> further,
        Optional<String> horizon,
        Optional<HistorySpec> history)
        implements PredictionColumns {

    static NumberColumns from(Settings settings, Task task) {
        for (String name : List.of("threshold", "positive", "costs", "score", "scores", "decision")) {
            if (settings.isSaid(name)) {
                throw settings.wrong(name, "means nothing in a " + task.title());
            }
        }
        for (String name : List.of("horizon", "history")) {
            if (task == Task.REGRESSION && settings.isSaid(name)) {
                throw settings.wrong(name, "means nothing in a regression; say task: forecast");
            }
        }
        Map<String, String> further = new LinkedHashMap<>();
        for (String text : settings.texts("quantiles", ListRule.ENTRIES)) {
            further.put(
                    NumberPredictions.quantile(level(settings, text)),
                    text.substring(text.indexOf('=') + 1).strip());
        }
        Optional<String> lower = settings.text("lower");
        Optional<String> upper = settings.text("upper");
        if (lower.isPresent() != upper.isPresent()) {
            throw settings.wrong(
                    lower.isPresent() ? "upper" : "lower", "is missing: an interval has a lower and an upper end");
        }
        lower.ifPresent(name -> further.put(NumberPredictions.LOWER, name));
        upper.ifPresent(name -> further.put(NumberPredictions.UPPER, name));
        NumberColumns columns = new NumberColumns(
                task,
                settings.requiredText("target"),
                settings.requiredText("prediction"),
                further,
                settings.text("horizon"),
                HistorySpec.from(settings, settings.requiredText("target")));
        TaskChoice.refuseTruthAsPrediction(settings, columns.target, Optional.of(columns.prediction));
        further.values()
                .forEach(name -> TaskChoice.refuseTruthAsPrediction(settings, columns.target, Optional.of(name)));
        return columns;
    }

    private static double level(Settings settings, String text) {
        int equals = text.indexOf('=');
        try {
            double level =
                    Double.parseDouble(text.substring(0, Math.max(0, equals)).strip());
            if (level > 0 && level < 1 && equals < text.length() - 1) {
                return level;
            }
        } catch (NumberFormatException e) {
            throw settings.wrong("quantiles", "must be texts such as 0.9=upper_column, not '%s'".formatted(text));
        }
        throw settings.wrong("quantiles", "must be texts such as 0.9=upper_column, not '%s'".formatted(text));
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(target, prediction));
        columns.addAll(further.values());
        horizon.ifPresent(columns::add);
        history.ifPresent(asked -> columns.addAll(asked.keys()));
        return columns.stream().distinct().toList();
    }

    @Override
    public boolean judges(String column) {
        return column.equals(target) || column.equals(prediction) || further.containsValue(column);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("prediction", prediction);
    }

    @Override
    public NumberMetrics catalogue() {
        return new NumberMetrics(
                task == Task.FORECAST,
                history.isPresent(),
                further.containsKey(NumberPredictions.LOWER),
                horizon.isPresent(),
                further.keySet().stream()
                        .flatMapToDouble(name -> NumberPredictions.level(name).stream())
                        .boxed()
                        .toList());
    }

    @Override
    public PredictionReader reader(String table, Workspace workspace) {
        Optional<History> known = history.map(asked -> History.read(asked, workspace));
        Optional<SeriesTimes> times = history.map(asked -> new SeriesTimes(asked, table));
        NumberReader numbers = new NumberReader(table);
        NumberPredictions.Builder rows = NumberPredictions.builder();
        return new PredictionReader() {
            @Override
            public void add(Batch batch) {
                times.ifPresent(each -> each.add(batch));
                Column truth = Columns.of(batch, target);
                Column said = Columns.of(batch, prediction);
                Column ahead = horizon.map(name -> Columns.of(batch, name)).orElse(null);
                Map<String, Column> more = new LinkedHashMap<>();
                further.forEach((name, column) -> more.put(name, Columns.of(batch, column)));
                for (int row = 0; row < batch.rows(); row++) {
                    int at = row;
                    rows.add(numbers.finite(batch, truth, row), numbers.finite(batch, said, row));
                    more.forEach((name, column) -> rows.with(name, numbers.finite(batch, column, at)));
                    refuseCrossed(batch, more, row);
                    if (ahead != null) {
                        rows.horizon(Words.of(batch, ahead, row, table));
                    }
                }
            }

            /** Such an interval holds nothing and is less than nothing wide, which would pass any limit of its width. */
            private void refuseCrossed(Batch batch, Map<String, Column> more, int row) {
                if (more.containsKey(NumberPredictions.LOWER)) {
                    Column lower = more.get(NumberPredictions.LOWER);
                    Column upper = more.get(NumberPredictions.UPPER);
                    double low = numbers.finite(batch, lower, row);
                    double high = numbers.finite(batch, upper, row);
                    if (low > high) {
                        throw new Cell(table, lower.name(), batch.firstRow() + row)
                                .wrong(
                                        "holds %s, but '%s' holds %s there; the lower end of an interval is at most the upper one"
                                                .formatted(low, upper.name(), high));
                    }
                }
            }

            @Override
            public Measured finish(IntPredicate counts) {
                known.ifPresent(each -> each.addTo(rows, times.orElseThrow()));
                NumberPredictions read = rows.build();
                return new Measured(
                        new Measures<>(read, catalogue()),
                        level -> evidence(read, level),
                        Optional.empty(),
                        known.map(History::inputs).orElse(List.of()));
            }
        };
    }

    private Map<String, Evidence> evidence(NumberPredictions read, double level) {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        if (read.rows() > 0) {
            evidence.put("mae", NumberEvidence.of(read, level));
        }
        if (!read.horizons().isEmpty()) {
            evidence.put("wape", NumberEvidence.byHorizon(new Measures<>(read, catalogue())));
        }
        return evidence;
    }
}
