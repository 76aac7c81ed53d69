package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.predict.RoundingError;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.validate.metricsfile.MetricsFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of a metrics file what it is, and reads from it what was asked for. */
record MetricsFileChecks(MetricsFileSpec spec, MetricsFile file) {

    private static final int MOST_ROWS = 200;

    static MetricsFileChecks read(MetricsFileSpec spec, Workspace workspace) {
        return new MetricsFileChecks(
                spec, MetricsFile.read(workspace, spec.path(), "metrics file", MetricsFileSpec.ROLE));
    }

    /** That these numbers are another's, with all of them. */
    Check origin() {
        List<List<String>> rows = file.values().entrySet().stream()
                .limit(MOST_ROWS)
                .map(MetricsFileChecks::row)
                .toList();
        String shown = file.values().size() > MOST_ROWS ? " The first %d are listed.".formatted(MOST_ROWS) : "";
        return Check.of(
                        "metrics-file",
                        "Numbers computed elsewhere",
                        Verdict.SKIPPED,
                        "%s holds %s %s that were computed elsewhere: from which rows and how cannot be told here.%s"
                                .formatted(
                                        file.path(),
                                        Numbers.count(file.values().size()),
                                        file.values().size() == 1 ? "entry" : "entries",
                                        shown))
                .evidence(new Evidence.Table(List.of("name", "value"), rows));
    }

    private static List<String> row(Map.Entry<String, Object> entry) {
        return List.of(
                entry.getKey(),
                entry.getValue() instanceof Double number
                        ? Double.isFinite(number) ? Numbers.text(number) : number.toString()
                        : entry.getValue().toString());
    }

    /**
     * @throws UnavailableException where one is not there, is no finite number, or a number that a metric of that name cannot
     *     be
     */
    List<MetricValue> values() {
        return spec.metrics().stream().map(this::value).toList();
    }

    private MetricValue value(Metric metric) {
        String name = MetricsFileSpec.nameInFile(metric.id()).orElseThrow();
        double value = file.value(name);
        if (!metric.canBe(value) && RoundingError.isWithin(value, metric.smallest(), metric.largest())) {
            value = Math.max(metric.smallest(), Math.min(metric.largest(), value));
        }
        if (!metric.canBe(value)) {
            boolean percentage = metric.largest() == 1 && value > 1 && value <= 100;
            throw new UnavailableException("%s has %s as '%s', and a metric of that name is %s%s"
                    .formatted(file.what(), value, name, range(metric), percentage ? "; is it a percentage?" : "."));
        }
        return new MetricValue(metric, value, Optional.empty(), "");
    }

    private static String range(Metric metric) {
        if (metric.largest() == Double.MAX_VALUE) {
            return "at least " + Numbers.text(metric.smallest());
        }
        return metric.smallest() == -Double.MAX_VALUE
                ? "at most " + Numbers.text(metric.largest())
                : "from %s to %s".formatted(Numbers.text(metric.smallest()), Numbers.text(metric.largest()));
    }
}
