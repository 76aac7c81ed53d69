package io.jenkins.lib.modelgate.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An earlier validation, to compare with.
 *
 * @param path as the user said it
 * @param input the file as it went into the verdict
 * @param report what it says
 */
record Baseline(String path, Input input, Report report) {

    /**
     * @throws UnavailableException where it is not the report of a validation, or of one that came to nothing
     */
    static Baseline read(Workspace workspace, String path) {
        Path file = workspace.file(path, "baseline report");
        Input input = Fingerprint.of(file).asInput("baseline", path, null);
        String what = "The baseline '%s'".formatted(path);
        JsonNode schema = Json.read(file, JsonNode.class, what).path("schema");
        if (!schema.asText().equals(Report.SCHEMA)) {
            throw new UnavailableException("%s is not a report of the schema %s; name one that %s wrote."
                    .formatted(what, Report.SCHEMA, Validate.STEP));
        }
        Report report = Json.read(file, Report.class, what);
        if (!report.step().equals(Validate.STEP)) {
            throw new UnavailableException(
                    "%s is a report of %s; name one of %s.".formatted(what, report.step(), Validate.STEP));
        }
        if (report.verdict() == Verdict.ERROR) {
            throw new UnavailableException(
                    "%s is of a validation that could not be done; name one that was. It said: %s"
                            .formatted(what, report.summary()));
        }
        return new Baseline(path, input, report);
    }

    /**
     * What a metric came to then, if it is there.
     *
     * @throws UnavailableException where it is there with a value that the metric cannot have
     */
    OptionalDouble value(Metric metric) {
        Double value = report.series().get(metric.id());
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!metric.canBe(value)) {
            throw new UnavailableException(
                    "The baseline '%s' says that '%s' was %s, which it cannot be.".formatted(path, metric.id(), value));
        }
        return OptionalDouble.of(value);
    }

    /** Whether what is validated now is what was validated then. */
    boolean isOf(List<Input> predictions) {
        Set<String> then = report.inputs().stream()
                .filter(input -> input.role().equals(Validate.PREDICTIONS))
                .map(Input::sha256)
                .collect(Collectors.toSet());
        return !predictions.isEmpty() && predictions.stream().map(Input::sha256).allMatch(then::contains);
    }

    /** What this baseline is worth: one that itself was no pass is a low bar. */
    Check check() {
        boolean good = report.verdict().isAcceptable();
        String when = "%s is the validation of %s, verdict %s".formatted(path, report.startedAt(), report.verdict());
        return Check.of(
                "baseline",
                "The baseline is a standard to compare with",
                good ? Verdict.PASSED : Verdict.WARNING,
                good ? when + "." : when + "; a model that did not pass is a low bar.");
    }
}
