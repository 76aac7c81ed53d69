package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How a gate's numbers moved from build to build: lines with their limits, a mark for every build that did not pass, and the
 * same numbers as a table. Inline SVG without script, under the same promises as {@link ReportPage#renderBody}.
 *
 * @param title what is shown
 * @param builds oldest first; charts that share this list share their axis
 * @param lines the most telling first
 */
public record TrendChart(String title, List<Build> builds, List<Line> lines) {

    /** Fewer numbers make no line: they are said as figures. */
    private static final int FEWEST_POINTS = 3;

    /**
     * One build.
     *
     * @param name such as {@code #12}
     * @param url of the gate's page in that build, relative to the page of the chart or to the server; null for none
     * @param verdict of the gate in that build; null where it did not run
     */
    public record Build(String name, String url, Verdict verdict) {
        public Build {
            Objects.requireNonNull(name, "name");
        }

        /** Whether the gate ran and a person should look. */
        boolean isMarked() {
            return verdict != null && verdict.compareTo(Verdict.WARNING) >= 0;
        }
    }

    /**
     * One series.
     *
     * @param title what a person calls it, such as {@code ROC AUC}
     * @param values finite, one per build; null where there is none
     * @param limits what was allowed, finite, one per build; null where there is none
     */
    public record Line(String title, List<Double> values, List<Double> limits) {
        public Line {
            Objects.requireNonNull(title, "title");
            values = Collections.unmodifiableList(new ArrayList<>(values));
            limits = Collections.unmodifiableList(new ArrayList<>(limits));
        }

        boolean isLimited() {
            return limits.stream().anyMatch(Objects::nonNull);
        }
    }

    public TrendChart {
        Objects.requireNonNull(title, "title");
        builds = List.copyOf(builds);
        lines = List.copyOf(lines);
        for (Line line : lines) {
            if (line.values().size() != builds.size() || line.limits().size() != builds.size()) {
                throw new IllegalArgumentException(
                        "the series %s needs a value and a limit per build".formatted(line.title()));
            }
        }
    }

    /** @param heading the level of its heading, 2 to 6 */
    public String render(int heading) {
        Markup out = new Markup();
        out.open("section", "class", "mg-report mg-trend");
        out.leaf("h" + heading, title, "class", "mg-trend-title");
        if (mostPoints() < FEWEST_POINTS) {
            figures(out);
        } else {
            new TrendPicture(this).writeTo(out);
        }
        table(out);
        out.close();
        return out.toString();
    }

    /** Whether all lines have one limit, which is then shown once. */
    boolean isLimitShared() {
        return lines.size() > 1
                && lines.get(0).isLimited()
                && lines.stream()
                        .allMatch(line -> line.limits().equals(lines.get(0).limits()));
    }

    private long mostPoints() {
        return lines.stream()
                .mapToLong(
                        line -> line.values().stream().filter(Objects::nonNull).count())
                .max()
                .orElse(0);
    }

    /** The newest number of each series, and what was allowed. */
    private void figures(Markup out) {
        out.open("dl", "class", "mg-series mg-trend-figures");
        for (Line line : lines) {
            IntStream.range(0, builds.size())
                    .map(i -> builds.size() - 1 - i)
                    .filter(i -> line.values().get(i) != null)
                    .findFirst()
                    .ifPresent(i -> {
                        Double limit = line.limits().get(i);
                        out.open("div").leaf("dt", line.title());
                        out.open("dd").text(Numbers.text(line.values().get(i)));
                        out.leaf(
                                "span",
                                builds.get(i).name() + (limit == null ? "" : ", limit " + Numbers.text(limit)),
                                "class",
                                "mg-trend-limit");
                        out.close().close();
                    });
        }
        out.close();
    }

    private void table(Markup out) {
        out.open("details", "class", "mg-trend-table").leaf("summary", "Numbers as a table");
        out.open("div", "class", "mg-scroll").open("table", "class", "mg-table");
        out.leaf("caption", title + ", newest build first", "class", "mg-unseen");
        out.open("thead").open("tr").leaf("th", "Build", "scope", "col").leaf("th", "Verdict", "scope", "col");
        for (Line line : lines) {
            out.leaf("th", line.title(), "scope", "col", "class", "mg-number");
            if (hasLimitColumn(line)) {
                out.leaf("th", "Limit", "scope", "col", "class", "mg-number");
            }
        }
        out.close().close().open("tbody");
        for (int i = builds.size() - 1; i >= 0; i--) {
            if (builds.get(i).verdict() != null) {
                row(out, i);
            }
        }
        out.close().close().close().close();
    }

    private boolean hasLimitColumn(Line line) {
        return isLimitShared() ? line == lines.get(lines.size() - 1) : line.isLimited();
    }

    private void row(Markup out, int i) {
        Build build = builds.get(i);
        out.open("tr").open("th", "scope", "row");
        if (build.url() == null) {
            out.text(build.name());
        } else {
            out.leaf("a", build.name(), "href", build.url());
        }
        out.close().leaf("td", build.verdict().label());
        for (Line line : lines) {
            out.leaf("td", text(line.values().get(i)), "class", "mg-number");
            if (hasLimitColumn(line)) {
                out.leaf("td", text(line.limits().get(i)), "class", "mg-number");
            }
        }
        out.close();
    }

    private static String text(Double value) {
        return value == null ? "–" : Numbers.text(value);
    }
}
