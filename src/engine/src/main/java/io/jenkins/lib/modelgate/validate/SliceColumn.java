package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.group.Groups;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One column and how its values make groups: {@code sex} (each value), {@code age:4} (bins of like many rows),
 * {@code age:30,60} (bins between these numbers). A column of numbers or of points in time without bins has each as a group
 * where there are few, else four bins, or is refused where groups are people.
 *
 * @param column its name
 * @param bins of like many rows, or 0
 * @param edges between bins; empty for none
 */
record SliceColumn(String column, int bins, List<Double> edges) {

    private static final Pattern FORM = Pattern.compile("(.+?)(?::([-+0-9.eE,\\s]+))?");
    private static final String NUMBER = "[-+]?[0-9.]+([eE][-+]?[0-9]+)?";
    private static final int USUAL_BINS = 4;
    private static final int FEW_NUMBERS = 12;
    private static final int MOST_GROUPS = 1_000;
    private static final String MIDNIGHT = "T00:00:00Z";

    /** Several of them, joined by {@code *}: rows are alike where they are alike in each. */
    record Crossed(List<SliceColumn> columns) {

        /** @throws UnavailableException where a column has more values than anybody would look at */
        Groups of(Rows rows) {
            return columns.stream()
                    .map(column -> column.few(rows))
                    .reduce(Groups::cross)
                    .orElseThrow();
        }

        /** The same where nothing may be merged that nobody asked for. */
        Groups ofEach(Rows rows, String setting) {
            columns.forEach(column -> column.requireNoBinsUnasked(rows, setting));
            return of(rows);
        }

        /** Which of the columns were cut into bins that nobody asked for, as sentences. */
        List<String> binsUnasked(Rows rows) {
            return columns.stream()
                    .filter(column -> column.isBinnedUnasked(rows.column(column.column())))
                    .map(column ->
                            "'%s' has more than %d different numbers, which were cut into %d bins of like many rows."
                                    .formatted(column.column(), FEW_NUMBERS, USUAL_BINS))
                    .distinct()
                    .toList();
        }
    }

    /** A column without bins of its own. */
    static SliceColumn whole(String column) {
        return new SliceColumn(column, 0, List.of());
    }

    /** Reads a list of columns and crossings. */
    static List<Crossed> listFrom(Settings settings, String name) {
        return listFrom(settings, name, settings.texts(name, ListRule.GROUPS));
    }

    /** @param said some of the list */
    static List<Crossed> listFrom(Settings settings, String name, List<String> said) {
        List<String> texts = new ArrayList<>();
        for (String text : said) {
            // A single text was cut at its commas; what is left of "age:0,30,60" are numbers.
            boolean continues = text.strip().matches(NUMBER)
                    && !texts.isEmpty()
                    && texts.get(texts.size() - 1).contains(":");
            if (continues) {
                texts.set(texts.size() - 1, texts.get(texts.size() - 1) + "," + text);
            } else {
                texts.add(text);
            }
        }
        return texts.stream()
                .map(text -> new Crossed(Arrays.stream(text.split("\\*"))
                        .map(part -> parse(settings, name, part.strip()))
                        .toList()))
                .toList();
    }

    private static SliceColumn parse(Settings settings, String name, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw settings.wrong(name, "has '%s' where a column belongs".formatted(text));
        }
        if (form.group(2) == null) {
            return new SliceColumn(form.group(1), 0, List.of());
        }
        List<Double> numbers = new ArrayList<>();
        for (String number : form.group(2).split(",")) {
            if (!number.strip().matches(NUMBER)) {
                throw settings.wrong(name, "has '%s' in '%s' where a number belongs".formatted(number, text));
            }
            numbers.add(Double.parseDouble(number.strip()));
        }
        if (numbers.size() == 1) {
            double bins = numbers.get(0);
            if (!(bins >= 2 && bins <= 20 && bins == Math.rint(bins))) {
                throw settings.wrong(
                        name,
                        "has '%s': one number is how many bins, from 2 to 20; two and more are what lies between bins"
                                .formatted(text));
            }
            return new SliceColumn(form.group(1), (int) bins, List.of());
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (!(numbers.get(i) > numbers.get(i - 1))) {
                throw settings.wrong(name, "has '%s', whose numbers do not rise".formatted(text));
            }
        }
        return new SliceColumn(form.group(1), 0, numbers);
    }

    private Groups few(Rows rows) {
        Groups groups = groups(rows.column(column));
        if (groups.count() > MOST_GROUPS) {
            throw new UnavailableException(
                    "The column '%s' of %s has %,d different values; groups are made of a column with at most %,d, so name another one or bins."
                            .formatted(column, rows.table(), groups.count(), MOST_GROUPS));
        }
        return groups;
    }

    Groups groups(RowColumn values) {
        if (values instanceof RowColumn.Words words) {
            return Groups.ofWords(
                    column,
                    Arrays.stream(words.codes())
                            .mapToObj(code -> code < 0 ? null : words.words().get(code))
                            .toList());
        }
        RowColumn.Numbers numbers = (RowColumn.Numbers) values;
        return numbers.areTimes() ? groupsOfTimes(numbers.values()) : groupsOfNumbers(numbers.values());
    }

    private Groups groupsOfNumbers(double[] numbers) {
        if (!edges.isEmpty()) {
            return Groups.ofEdges(column, numbers, between());
        }
        return bins == 0 && few(numbers)
                ? ofEach(numbers, LabelForm::text)
                : Groups.ofQuantiles(column, numbers, bins == 0 ? USUAL_BINS : bins);
    }

    private Groups groupsOfTimes(double[] times) {
        if (!edges.isEmpty()) {
            return Groups.ofEdges(column, times, between(), SliceColumn::instant);
        }
        return bins == 0 && few(times)
                ? ofEach(times, SliceColumn::instant)
                : Groups.ofQuantiles(column, times, bins == 0 ? USUAL_BINS : bins, SliceColumn::instant);
    }

    private boolean isBinnedUnasked(RowColumn values) {
        return bins == 0 && edges.isEmpty() && values instanceof RowColumn.Numbers numbers && !few(numbers.values());
    }

    private void requireNoBinsUnasked(Rows rows, String setting) {
        if (isBinnedUnasked(rows.column(column))) {
            throw new UnavailableException(
                    "The column '%s' of %s has more than %d different numbers, which '%s' merges only where asked to: say '%s:%d' for bins of like many rows, or types: %s=text for each value."
                            .formatted(column, rows.table(), FEW_NUMBERS, setting, column, USUAL_BINS, column));
        }
    }

    private double[] between() {
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean few(double[] numbers) {
        return Arrays.stream(numbers)
                        .filter(number -> !Double.isNaN(number))
                        .distinct()
                        .limit(FEW_NUMBERS + 1L)
                        .count()
                <= FEW_NUMBERS;
    }

    private Groups ofEach(double[] numbers, DoubleFunction<String> text) {
        return Groups.ofWords(
                column,
                Arrays.stream(numbers)
                        .mapToObj(number -> Double.isNaN(number) ? null : text.apply(number))
                        .toList());
    }

    /** {@code 2021-05-17T09:30:00Z}, and a day alone where it is one: {@code 2021-05-17}. */
    private static String instant(double millis) {
        String text = Instant.ofEpochMilli((long) millis).toString();
        return text.endsWith(MIDNIGHT) ? text.substring(0, text.length() - MIDNIGHT.length()) : text;
    }
}
