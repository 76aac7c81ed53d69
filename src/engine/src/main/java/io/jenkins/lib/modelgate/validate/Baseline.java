package io.jenkins.lib.modelgate.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.NothingYetException;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.validate.metricsfile.MetricsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** What an earlier model came to, to compare with. */
sealed interface Baseline {

    /** Its role among a report's inputs. */
    String ROLE = "baseline";

    /** What a sentence calls it. */
    String name();

    /** The file as it went into the verdict; empty where there is none. */
    Optional<Input> input();

    /**
     * What a metric came to then, if it is there.
     *
     * @throws UnavailableException where it is there with a value that the metric cannot have
     */
    OptionalDouble value(Metric metric);

    /** Whether what is validated now, its table or its metrics file, is what was validated then. */
    boolean isOf(List<Input> now);

    /** The digest of the model file that it is about; empty where unknown. */
    default Optional<String> digest() {
        return Optional.empty();
    }

    /** What was asked for then, by the setting's name; empty where nobody told. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** What the comparison with it is worth, as the explanation of a check. */
    String worth();

    /** The verdict on that. */
    Verdict verdict();

    /** @throws UnavailableException where it cannot be read, or is of a validation that came to nothing */
    static Optional<Baseline> read(BaselineSpec spec, Workspace workspace, StoredReports stored) {
        return switch (spec.kind()) {
            case NONE, DUMMY -> Optional.empty();
            case FILE -> Optional.of(file(workspace, spec.place()));
            case REGISTERED -> Optional.of(registered(spec, stored));
        };
    }

    private static Baseline file(Workspace workspace, String path) {
        Path file = workspace.file(path, "baseline");
        String what = "The baseline '%s'".formatted(path);
        Optional<String> schema = schema(file, what);
        if (schema.isEmpty()) {
            return new OfMetrics(MetricsFile.read(workspace, path, "baseline", ROLE));
        }
        if (!schema.get().equals(Report.SCHEMA)) {
            throw new UnavailableException(
                    "%s is not a report of the schema %s; name one that %s wrote, or a metrics file, which has no schema."
                            .formatted(what, Report.SCHEMA, Validate.STEP));
        }
        Input input = Fingerprint.of(file).asInput(ROLE, path, null);
        return report(what, path, Json.read(file, Report.class, what), input, Optional.empty());
    }

    /** Empty for what is no document of ours; the metrics file's reader says what is wrong with what is none at all. */
    private static Optional<String> schema(Path file, String what) {
        try {
            return Optional.of(Json.read(file, JsonNode.class, what).path("schema"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }

    private static Baseline registered(BaselineSpec spec, StoredReports stored) {
        try {
            StoredReports.Stored found = stored.find(spec.place());
            String what = "The report of %s in the registry".formatted(found.from());
            return report(
                    what,
                    found.from(),
                    Json.read(found.json(), Report.class, what),
                    Fingerprint.ofText(found.json()).asInput(ROLE, found.from(), null),
                    found.digest());
        } catch (NothingYetException e) {
            if (!spec.mayBeNone()) {
                throw new UnavailableException(
                        "%s The first time, say 'firstChampion': then nothing is compared, and the report warns of it."
                                .formatted(e.getMessage()),
                        e);
            }
            return new NoneYet(spec.place(), e.getMessage());
        }
    }

    private static Baseline report(String what, String name, Report report, Input input, Optional<String> digest) {
        if (!report.step().equals(Validate.STEP)) {
            throw new UnavailableException(
                    "%s is a report of %s; name one of %s.".formatted(what, report.step(), Validate.STEP));
        }
        if (report.verdict() == Verdict.ERROR) {
            throw new UnavailableException(
                    "%s is of a validation that could not be done; name one that was. It said: %s"
                            .formatted(what, report.summary()));
        }
        return new OfReport(name, Optional.of(input), report, digest);
    }

    private static OptionalDouble possible(String name, Metric metric, double value) {
        if (!metric.canBe(value)) {
            throw new UnavailableException(
                    "The baseline '%s' says that '%s' was %s, which it cannot be.".formatted(name, metric.id(), value));
        }
        return OptionalDouble.of(value);
    }

    /**
     * An earlier validation.
     *
     * @param registeredDigest of the model file that it is registered with; empty where it is not
     */
    record OfReport(String name, Optional<Input> input, Report report, Optional<String> registeredDigest)
            implements Baseline {

        @Override
        public OptionalDouble value(Metric metric) {
            Double value = report.series().get(metric.id());
            return value == null ? OptionalDouble.empty() : possible(name, metric, value);
        }

        @Override
        public boolean isOf(List<Input> now) {
            Set<String> then = report.inputs().stream()
                    .filter(each -> each.role().equals(Validate.PREDICTIONS)
                            || each.role().equals(MetricsFileSpec.ROLE))
                    .map(Input::sha256)
                    .collect(Collectors.toSet());
            return !now.isEmpty() && now.stream().map(Input::sha256).allMatch(then::contains);
        }

        @Override
        public Optional<String> digest() {
            return registeredDigest.or(() -> Optional.ofNullable(report.model().digest()));
        }

        @Override
        public Map<String, String> settings() {
            return report.settings();
        }

        @Override
        public String worth() {
            String when =
                    "%s is the validation of %s, verdict %s".formatted(name, report.startedAt(), report.verdict());
            return report.verdict().isAcceptable() ? when + "." : when + "; a model that did not pass is a low bar.";
        }

        @Override
        public Verdict verdict() {
            return report.verdict().isAcceptable() ? Verdict.PASSED : Verdict.WARNING;
        }
    }

    /** Numbers that another tool computed. */
    record OfMetrics(MetricsFile numbers) implements Baseline {

        @Override
        public String name() {
            return numbers.path();
        }

        @Override
        public Optional<Input> input() {
            return Optional.of(numbers.input());
        }

        /** A metric of a metrics file is compared with the number of the same name, without what a limit calls it. */
        @Override
        public OptionalDouble value(Metric metric) {
            String name = MetricsFileSpec.nameInFile(metric.id()).orElse(metric.id());
            return numbers.has(name) ? possible(numbers.path(), metric, numbers.value(name)) : OptionalDouble.empty();
        }

        @Override
        public boolean isOf(List<Input> now) {
            return now.stream()
                    .anyMatch(each -> each.sha256().equals(numbers.input().sha256()));
        }

        @Override
        public String worth() {
            return "%s holds numbers that were computed elsewhere; whether from the same rows cannot be told here."
                    .formatted(name());
        }

        @Override
        public Verdict verdict() {
            return Verdict.PASSED;
        }
    }

    /**
     * There is no champion yet, and the user has said that this may be.
     *
     * @param because a sentence
     */
    record NoneYet(String name, String because) implements Baseline {

        @Override
        public Optional<Input> input() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble value(Metric metric) {
            return OptionalDouble.empty();
        }

        @Override
        public boolean isOf(List<Input> now) {
            return false;
        }

        @Override
        public String worth() {
            return "%s Nothing was compared, as 'firstChampion' allows.".formatted(because);
        }

        @Override
        public Verdict verdict() {
            return Verdict.WARNING;
        }
    }
}
