package io.jenkins.lib.modelgate.validate.endpoint;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a running endpoint the golden requests under a stated load, and compares what it answers. */
public final class Endpoint {

    private static final String ANSWERS = "endpoint.answers";
    private static final String TITLE = "The answers are those expected";
    private static final int SHOWN = 20;

    private final EndpointSpec spec;

    private Endpoint(EndpointSpec spec) {
        this.spec = spec;
    }

    /**
     * What was found.
     *
     * @param checks whether the endpoint answers at all, and whether it answers what is expected
     * @param load how fast; empty where it did not answer at all
     * @param golden the file of requests
     */
    public record Found(List<Check> checks, Optional<Load> load, Input golden) {
        public Found {
            checks = List.copyOf(checks);
        }
    }

    /**
     * Sends the warm-up, and then the load.
     *
     * @throws io.jenkins.lib.modelgate.report.UnavailableException where the golden file cannot be read or there is no such
     *     login; an endpoint that cannot be reached is a check with the verdict {@link Verdict#ERROR} instead
     */
    public static Found ask(EndpointSpec spec, Workspace workspace, Logins logins, Progress progress) {
        GoldenFile golden = GoldenFile.read(workspace, spec.golden());
        Optional<Login> login = spec.credentials().map(logins::find);
        try (Caller caller = new Caller(spec, login)) {
            return new Endpoint(spec).ask(caller, golden, progress);
        }
    }

    private Found ask(Caller caller, GoldenFile golden, Progress progress) {
        // Also without a warm-up, one request tells whether anybody is there.
        int first = Math.max(1, spec.warmUp());
        progress.line("Sends %s requests to %s to warm it up".formatted(Numbers.count(first), spec.url()));
        LoadRun.Result warm = new LoadRun(caller, golden.answers(), spec, first).run();
        if (warm.load().failures() == warm.load().requests()) {
            return new Found(List.of(dead(warm)), Optional.empty(), golden.input());
        }
        int requests = Math.max(spec.requests(), golden.answers().size());
        progress.line("Sends it %s requests, %d at a time".formatted(Numbers.count(requests), spec.concurrency()));
        LoadRun.Result result = new LoadRun(caller, golden.answers(), spec, requests).run();
        if (result.load().failures() == result.load().requests()) {
            return new Found(List.of(dead(result)), Optional.empty(), golden.input());
        }
        List<Check> checks = new ArrayList<>();
        checks.add(alive(result, requests));
        checks.add(answers(result, golden));
        return new Found(checks, Optional.of(result.load()), golden.input());
    }

    private Check dead(LoadRun.Result result) {
        String why = result.failures().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("was not asked");
        return Check.of(
                "endpoint",
                "The endpoint answers",
                Verdict.ERROR,
                "The endpoint %s %s; check that it is running, that this machine may reach it, and that the golden requests are meant for it."
                        .formatted(spec.url(), why));
    }

    private Check alive(LoadRun.Result result, int requests) {
        Load load = result.load();
        String failed = load.failures() == 0
                ? "all were answered"
                : "%s failed (%s)".formatted(Numbers.count(load.failures()), failures(result));
        String left = load.requests() == requests
                ? ""
                : " After %d failures the other %s were not sent."
                        .formatted(LoadRun.MOST_FAILURES, Numbers.count(requests - load.requests()));
        Check check = Check.of(
                        "endpoint",
                        "The endpoint answers",
                        load.failures() == 0 ? Verdict.PASSED : Verdict.WARNING,
                        "%s requests to %s by %d %s at a time, after %d to warm up: %s.%s"
                                .formatted(
                                        Numbers.count(load.requests()),
                                        spec.url(),
                                        load.concurrency(),
                                        load.concurrency() == 1 ? "caller" : "callers",
                                        spec.warmUp(),
                                        failed,
                                        left))
                .observed(load.failures())
                .unit("errors");
        return load.curve().map(check::evidence).orElse(check);
    }

    private static String failures(LoadRun.Result result) {
        return String.join(
                "; ",
                result.failures().entrySet().stream()
                        .limit(5)
                        .map(entry -> "%s × %s".formatted(Numbers.count(entry.getValue()), entry.getKey()))
                        .toList());
    }

    private Check answers(LoadRun.Result result, GoldenFile golden) {
        long expected = golden.answers().stream()
                .filter(answer -> answer.response().isPresent())
                .count();
        if (expected == 0) {
            return Check.of(
                    ANSWERS,
                    TITLE,
                    Verdict.SKIPPED,
                    "No line of %s says what 'response' is expected, so any JSON would do.".formatted(spec.golden()));
        }
        int different = result.different().size();
        String within = "within %s".formatted(Numbers.text(spec.tolerance()));
        if (different == 0 && result.compared() < expected) {
            return Check.of(
                    ANSWERS,
                    TITLE,
                    Verdict.INSUFFICIENT_DATA,
                    "Only %s of %s golden requests were ever answered; what came is what was expected, %s."
                            .formatted(Numbers.count(result.compared()), Numbers.count(expected), within));
        }
        Check check = Check.of(
                        ANSWERS,
                        TITLE,
                        different == 0 ? Verdict.PASSED : Verdict.FAILED,
                        different == 0
                                ? "All answers to the %s golden requests are those expected, %s."
                                        .formatted(Numbers.count(expected), within)
                                : "%s of %s golden requests were answered otherwise, such as line %d: %s."
                                        .formatted(
                                                Numbers.count(different),
                                                Numbers.count(expected),
                                                result.different()
                                                        .keySet()
                                                        .iterator()
                                                        .next(),
                                                result.different()
                                                        .values()
                                                        .iterator()
                                                        .next()))
                .observed(different)
                .limit(Bounds.atMost(0))
                .unit("answers");
        return different == 0 ? check : check.evidence(differences(result));
    }

    private static Evidence differences(LoadRun.Result result) {
        return new Evidence.Table(
                List.of("Line", "Difference"),
                result.different().entrySet().stream()
                        .limit(SHOWN)
                        .map(entry -> List.of(Numbers.count(entry.getKey()), entry.getValue()))
                        .toList());
    }
}
