package io.jenkins.plugins.modelgate.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.modelgate.run.GateMark;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A job's gates over its builds: charts on the job's page, all charts and a table on a page of its own. */
public final class ModelTrendAction implements Action {

    /** More charts than this on the job's page would push everything else away. */
    private static final int MOST_ON_JOB_PAGE = 4;

    /** As many charts of single metrics on the trend's own page. */
    private static final int MOST_METRICS = 24;

    private final Job<?, ?> job;

    /** Read once for all that a page shows of it. */
    @CheckForNull
    private Map<String, List<TrendPoint>> history;

    ModelTrendAction(Job<?, ?> job) {
        this.job = job;
    }

    @NonNull
    public Job<?, ?> getJob() {
        return job;
    }

    private synchronized Map<String, List<TrendPoint>> history() {
        if (history == null) {
            history = GateMark.isSet(job) ? GateHistory.of(job) : Map.of();
        }
        return history;
    }

    /** The most telling charts of each gate. */
    @NonNull
    public List<GateChart> getHeadlines() {
        List<GateChart> charts = new ArrayList<>();
        history().forEach((stem, points) -> {
            List<ChartKind> kinds = kinds(points);
            kinds.stream()
                    .filter(kind -> kind.isOnJobPage(kinds.indexOf(kind)))
                    .forEach(kind -> charts.add(new GateChart(job, stem, kind)));
        });
        return charts.stream().limit(MOST_ON_JOB_PAGE).toList();
    }

    /** Every chart that has something to show. */
    @NonNull
    public List<GateChart> getCharts() {
        List<GateChart> charts = new ArrayList<>();
        history().forEach((stem, points) -> kinds(points).forEach(kind -> {
            charts.add(new GateChart(job, stem, kind));
            limited(kind, points).forEach(metric -> charts.add(new GateChart(job, stem, kind, metric)));
        }));
        return charts;
    }

    /** The metrics that a limit was asked for: a chart for each, since of several limits in one nobody could tell whose is which. */
    private static List<String> limited(ChartKind kind, List<TrendPoint> points) {
        return kind != ChartKind.METRICS
                ? List.of()
                : points.stream()
                        .map(TrendPoint::gate)
                        .flatMap(gate -> gate.getSeriesNames().stream()
                                .filter(name -> kind.shows(name) && gate.limitOf(kind.limit(name)) != null))
                        .distinct()
                        .limit(MOST_METRICS)
                        .toList();
    }

    private static List<ChartKind> kinds(List<TrendPoint> points) {
        return ChartKind.of(points.get(0).gate().getStep()).stream()
                .filter(kind -> points.stream().anyMatch(point -> point.gate().getSeries().keySet().stream()
                        .anyMatch(kind::shows)))
                .toList();
    }

    /** The gates' names, as the table's columns. */
    @NonNull
    public List<String> getStems() {
        return List.copyOf(history().keySet());
    }

    /** The builds with a gate in each column that had one, newest first. */
    @NonNull
    public List<TrendRow> getRows() {
        return TrendRow.of(history());
    }

    @Override
    public String getIconFileName() {
        return !GateMark.isSet(job) ? null : "symbol-shield-checkmark-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.ModelTrendAction_name();
    }

    @Override
    public String getUrlName() {
        return ModelReportAction.URL_NAME;
    }
}
