package io.jenkins.plugins.modelgate.trend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.echarts.AsyncTrendChart;
import io.jenkins.plugins.echarts.JenkinsPalette;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kohsuke.stapler.bind.JavaScriptMethod;

/** A gate's numbers from build to build, as the chart in the browser asks for them. A build that was stopped is marked. */
public final class GateChart implements AsyncTrendChart {

    private final Job<?, ?> job;
    private final String stem;
    private final ChartKind kind;

    GateChart(Job<?, ?> job, String stem, ChartKind kind) {
        this.job = job;
        this.stem = stem;
        this.kind = kind;
    }

    /** {@code driftGate-default · Drift}. */
    @NonNull
    public String getTitle() {
        return stem + " · " + kind.title();
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
        model.put("integerRangeAxis", kind == ChartKind.VERSIONS);
        AxisRange.around(points.stream()
                        .flatMap(point -> point.gate().getSeries().entrySet().stream())
                        .filter(entry -> kind.shows(entry.getKey()))
                        .mapToDouble(Map.Entry::getValue))
                .ifPresent(range -> {
                    model.put("rangeMin", range.min());
                    model.put("rangeMax", range.max());
                });
        ArrayNode series = model.putArray("series");
        int index = 0;
        for (String name : names(points)) {
            series.add(line(name, points, JenkinsPalette.chartColor(index++ + 1).normal()));
        }
        return model;
    }

    private Set<String> names(List<TrendPoint> points) {
        return points.stream()
                .flatMap(point -> point.gate().getSeries().keySet().stream())
                .filter(kind::shows)
                .collect(Collectors.toCollection(TreeSet::new));
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
                data.add(marked(value, point.gate().getVerdict()));
            }
        }
        return line;
    }

    private static ObjectNode marked(double value, Verdict verdict) {
        ObjectNode point = JsonNodeFactory.instance.objectNode();
        point.put("value", AxisRange.rounded(value));
        if (!verdict.isAcceptable()) {
            point.put("symbol", "diamond");
            point.put("symbolSize", 12);
            point.putObject("itemStyle").put("color", JenkinsPalette.RED.normal());
        }
        return point;
    }
}
