package io.jenkins.plugins.modelgate.trend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.echarts.AsyncTrendChart;
import io.jenkins.plugins.echarts.JenkinsPalette;
import io.jenkins.plugins.modelgate.run.GateResult;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.stapler.bind.JavaScriptMethod;

/** A gate's numbers from build to build, as the chart in the browser asks for them. A build that was stopped is marked. */
public final class GateChart implements AsyncTrendChart {

    private final Job<?, ?> job;
    private final String stem;
    private final ChartKind kind;

    /** The one series that is drawn, with its limit; null where all of the kind share the chart. */
    @CheckForNull
    private final String only;

    GateChart(Job<?, ?> job, String stem, ChartKind kind) {
        this(job, stem, kind, null);
    }

    GateChart(Job<?, ?> job, String stem, ChartKind kind, @CheckForNull String only) {
        this.job = job;
        this.stem = stem;
        this.kind = kind;
        this.only = only;
    }

    /** {@code driftGate-default · Drift}, {@code modelValidate-default · rocAuc}. */
    @NonNull
    public String getTitle() {
        return stem + " · " + (only == null ? kind.title() : only);
    }

    /** Where a click on a build leads, below that build. */
    @NonNull
    public String getUrlName() {
        return ModelReportAction.URL_NAME + "/" + stem;
    }

    @JavaScriptMethod
    @Override
    public String getBuildTrendModel() {
        job.checkPermission(Item.READ);
        return model(GateHistory.of(job).getOrDefault(stem, List.of())).toString();
    }

    @Override
    public boolean isTrendVisible() {
        return true;
    }

    /** What ECharts draws: a value or a gap for each build in each series. */
    ObjectNode model(List<TrendPoint> points) {
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        ArrayNode labels = model.putArray("domainAxisLabels");
        ArrayNode builds = model.putArray("buildNumbers");
        points.forEach(point -> {
            labels.add(point.buildName());
            builds.add(point.build());
        });
        model.put("integerRangeAxis", kind == ChartKind.VERSIONS || kind == ChartKind.FINDINGS);
        List<String> names = names(points);
        List<String> limits = names.stream().map(kind::limit).distinct().toList();
        AxisRange.around(points.stream()
                        .map(TrendPoint::gate)
                        .flatMap(gate -> Stream.concat(
                                names.stream().map(gate.getSeries()::get),
                                limits.stream().map(gate::limitOf)))
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue))
                .ifPresent(range -> {
                    model.put("rangeMin", range.min());
                    model.put("rangeMax", range.max());
                });
        ArrayNode series = model.putArray("series");
        int index = 0;
        for (String name : names) {
            series.add(line(name, points, JenkinsPalette.chartColor(index++ + 1).normal()));
        }
        // of several series with a limit each, nobody could tell which is whose
        if (limits.size() == 1 && points.stream().anyMatch(point -> point.gate().limitOf(limits.get(0)) != null)) {
            series.insert(0, limit(limits.get(0), points));
        }
        return model;
    }

    /** The newest build's order first, which puts the most telling on top; then what only older ones had. */
    private List<String> names(List<TrendPoint> points) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = points.size() - 1; i >= 0; i--) {
            points.get(i).gate().getSeriesNames().stream().filter(this::shows).forEach(names::add);
        }
        return List.copyOf(names);
    }

    private boolean shows(String series) {
        return only == null ? kind.shows(series) : series.equals(only);
    }

    /** A dashed line from build to build, since a limit may be changed. */
    private static ObjectNode limit(String name, List<TrendPoint> points) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("name", Messages.GateChart_limit());
        line.put("type", "line");
        line.put("symbol", "none");
        line.put("connectNulls", true);
        line.put("z", 1);
        line.putObject("itemStyle").put("color", JenkinsPalette.RED.normal());
        line.putObject("lineStyle").put("type", "dashed").put("width", 1.5);
        ArrayNode data = line.putArray("data");
        points.forEach(point -> data.add(point.gate().limitOf(name)));
        return line;
    }

    private ObjectNode line(String name, List<TrendPoint> points, String color) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("name", kind.label(name));
        line.put("type", "line");
        line.put("symbol", "circle");
        line.put("symbolSize", 6);
        line.put("connectNulls", false);
        line.putObject("itemStyle").put("color", color);
        ArrayNode data = line.putArray("data");
        for (TrendPoint point : points) {
            Double value = point.gate().getSeries().get(name);
            if (value == null) {
                data.addNull();
            } else {
                data.add(point(value, isBroken(name, value, point.gate())));
            }
        }
        return line;
    }

    /** Of one column among many, whether it broke its own limit where that is known; else whether the gate stopped. */
    private boolean isBroken(String name, double value, GateResult gate) {
        Double limit = kind == ChartKind.COLUMNS ? gate.limitOf(kind.limit(name)) : null;
        return !gate.getVerdict().isAcceptable() && (limit == null || value >= limit);
    }

    private static ObjectNode point(double value, boolean broken) {
        ObjectNode point = JsonNodeFactory.instance.objectNode();
        point.put("value", AxisRange.rounded(value));
        if (broken) {
            point.put("symbol", "diamond");
            point.put("symbolSize", 12);
            point.putObject("itemStyle").put("color", JenkinsPalette.RED.normal());
        }
        return point;
    }
}
