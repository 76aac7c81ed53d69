package io.jenkins.plugins.modelgate.trend;

import io.jenkins.lib.modelgate.LifecycleStep;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The charts of a gate: numbers of one scale share one. The job's page shows the first of a step, of drift both. */
enum ChartKind {
    FINDINGS(LifecycleStep.SCAN, name -> name.equals("findings") || name.equals("critical")),
    METRICS(LifecycleStep.VALIDATE, name -> !name.equals("rows")),
    DRIFT(LifecycleStep.DRIFT, name -> name.equals("driftShare")),
    COLUMNS(LifecycleStep.DRIFT, name -> name.startsWith("effect.") || name.startsWith("psi.")),
    VERSIONS(LifecycleStep.REGISTER, name -> name.equals("version")),
    ERROR_RATES(LifecycleStep.CANARY, name -> name.endsWith("ErrorRate")),
    LATENCIES(LifecycleStep.CANARY, name -> name.endsWith("Millis"));

    private final LifecycleStep step;
    private final Predicate<String> members;

    ChartKind(LifecycleStep step, Predicate<String> members) {
        this.step = step;
        this.members = members;
    }

    /** The charts of a step, the most telling first; none for a step that this version does not know. */
    static List<ChartKind> of(String stepName) {
        return Arrays.stream(values())
                .filter(kind -> kind.step.pipelineName().equals(stepName))
                .toList();
    }

    boolean shows(String series) {
        return members.test(series);
    }

    /** What the legend calls a series: the column alone where the chart's title says what of it is shown. */
    String label(String series) {
        return this == COLUMNS ? series.substring(series.indexOf('.') + 1) : series;
    }

    /** What {@link io.jenkins.plugins.modelgate.run.GateResult#limitOf} knows this series' limit by. */
    String limit(String series) {
        return this == COLUMNS ? series.substring(0, series.indexOf('.')) : series;
    }

    boolean isOnJobPage(int place) {
        return place == 0 || this == COLUMNS;
    }

    String title() {
        return switch (this) {
            case FINDINGS -> Messages.ChartKind_findings();
            case METRICS -> Messages.ChartKind_metrics();
            case DRIFT -> Messages.ChartKind_drift();
            case COLUMNS -> Messages.ChartKind_columns();
            case VERSIONS -> Messages.ChartKind_versions();
            case ERROR_RATES -> Messages.ChartKind_errorRates();
            case LATENCIES -> Messages.ChartKind_latencies();
        };
    }
}
