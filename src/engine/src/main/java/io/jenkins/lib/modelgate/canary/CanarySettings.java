package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a user's words into a {@link CanarySpec}. */
final class CanarySettings {

    private static final List<Integer> DEFAULT_WEIGHTS = List.of(5, 25, 50, 100);
    private static final List<MetricLimit> DEFAULT_LIMITS =
            List.of(new MetricLimit(CanaryMetric.ERROR_RATE.word(), null, 0.05, 0.02));
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):\\d{1,5}");

    private final Settings settings;

    private CanarySettings(Settings settings) {
        this.settings = settings;
    }

    static CanarySpec read(Settings settings) {
        return new CanarySettings(settings).read();
    }

    private CanarySpec read() {
        StepIdentity identity = StepIdentity.from(settings);
        Optional<String> proxy = settings.text("proxy").map(url -> url("proxy", url));
        Optional<ServerPair> pair = pair();
        if (proxy.isPresent() == pair.isPresent()) {
            throw settings.wrong(
                    "proxy",
                    proxy.isPresent()
                            ? "cannot be given together with 'stable' and 'candidate': name a running proxy, or two servers"
                            : "is missing: name a running proxy's admin URL, or 'stable' and 'candidate'");
        }
        List<Integer> weights = weights();
        List<MetricLimit> limits = limits(weights);
        Duration interval = settings.duration("interval", Duration.ofSeconds(60), Duration.ofMillis(100), DAY);
        CanarySpec spec = new CanarySpec(
                identity.id(),
                identity.model().orElse(null),
                identity.modelFile().orElse(null),
                proxy.orElse(null),
                pair.orElse(null),
                weights,
                interval,
                settings.integer("minRequests", 100, 1, 1_000_000_000),
                settings.duration("maxWait", interval.multipliedBy(10), Duration.ZERO, DAY.multipliedBy(10)),
                limits,
                settings.integer("maxErrors", 5, 0, 1000));
        settings.refuseUnknown();
        return spec;
    }

    private Optional<ServerPair> pair() {
        Optional<String> stable = settings.path("stable").map(server -> server("stable", server));
        Optional<String> candidate = settings.path("candidate").map(server -> server("candidate", server));
        Optional<String> traffic = settings.path("traffic");
        int rate = settings.integer("requestsPerSecond", 200, 1, 5000);
        String idColumn = settings.text("idColumn").orElse("id");
        String scoreColumn = settings.text("scoreColumn").orElse("score");
        String decisionColumn = settings.text("decisionColumn").orElse("decision");
        String listen = settings.text("listen").orElse("127.0.0.1:0");
        if (!LISTEN.matcher(listen).matches()) {
            throw settings.wrong("listen", "must be host:port such as 127.0.0.1:8080, not '%s'".formatted(listen));
        }
        double errorRate = settings.number("candidateErrorRate", 0, 1).orElse(0);
        Duration delay = settings.duration("candidateDelay", Duration.ZERO, Duration.ZERO, Duration.ofSeconds(30));
        if (stable.isEmpty() && candidate.isEmpty()) {
            traffic.ifPresent(path -> {
                throw settings.wrong("traffic", "is replayed only between 'stable' and 'candidate'; name both");
            });
            refuseSimulation(errorRate, delay);
            return Optional.empty();
        }
        if (stable.isEmpty() || candidate.isEmpty()) {
            throw settings.wrong(stable.isEmpty() ? "stable" : "candidate", "is missing: both servers are needed");
        }
        if (ServerUrl.looksLikeOne(candidate.get())) {
            refuseSimulation(errorRate, delay);
        }
        return Optional.of(new ServerPair(
                stable.get(),
                candidate.get(),
                traffic.orElse(null),
                rate,
                idColumn,
                scoreColumn,
                decisionColumn,
                listen,
                errorRate,
                delay));
    }

    private void refuseSimulation(double errorRate, Duration delay) {
        if (errorRate > 0 || !delay.isZero()) {
            throw settings.wrong(
                    errorRate > 0 ? "candidateErrorRate" : "candidateDelay",
                    "simulates a bad candidate and needs 'candidate' to be a predictions file");
        }
    }

    private String server(String name, String said) {
        return ServerUrl.looksLikeOne(said) ? url(name, said) : said;
    }

    private String url(String name, String said) {
        return ServerUrl.parse(said)
                .orElseThrow(() -> settings.wrong(name, ServerUrl.expected()))
                .toString();
    }

    private List<Integer> weights() {
        List<String> said = settings.texts("weights", ListRule.SEQUENCE);
        if (said.isEmpty()) {
            return DEFAULT_WEIGHTS;
        }
        List<Integer> weights = new ArrayList<>();
        for (String text : said) {
            int weight = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
            if (weight < 1 || weight > 100) {
                throw settings.wrong("weights", "must be whole percentages from 1 to 100, not '%s'".formatted(text));
            }
            if (!weights.isEmpty() && weight <= weights.get(weights.size() - 1)) {
                throw settings.wrong("weights", "must increase from step to step");
            }
            weights.add(weight);
        }
        if (weights.get(weights.size() - 1) != 100) {
            throw settings.wrong("weights", "must end with 100, or the candidate would never be promoted");
        }
        return List.copyOf(weights);
    }

    /** Failing is fast: limits on latency alone would promote a candidate that answers nothing. */
    private static List<MetricLimit> withErrorRate(List<MetricLimit> said) {
        boolean named = said.stream().anyMatch(limit -> limit.metric().equals(CanaryMetric.ERROR_RATE.word()));
        if (named) {
            return said;
        }
        List<MetricLimit> limits = new ArrayList<>(DEFAULT_LIMITS);
        limits.addAll(said);
        return limits;
    }

    private List<MetricLimit> limits(List<Integer> weights) {
        List<MetricLimit> said = MetricLimit.listFrom(settings, "limits");
        List<MetricLimit> limits = withErrorRate(said);
        for (MetricLimit limit : limits) {
            if (limit.betterBy() != null || limit.relative()) {
                throw settings.wrong(
                        "limits",
                        "has betterBy or relative for '%s'; a canary knows noWorseThan, in the metric's own unit"
                                .formatted(limit.metric()));
            }
            if (CanaryMetric.named(limit.metric()).isEmpty()) {
                throw settings.wrong(
                        "limits",
                        "has no metric '%s'%s"
                                .formatted(
                                        limit.metric(),
                                        Spelling.closest(limit.metric(), CanaryMetric.words())
                                                .map("; perhaps '%s' is meant"::formatted)
                                                .orElse("; there are " + String.join(", ", CanaryMetric.words()))));
            }
            if (limit.min() != null) {
                throw settings.wrong("limits", "has a min for '%s', of which less is better".formatted(limit.metric()));
            }
            if (limit.noWorseThan() != null && weights.size() == 1) {
                throw settings.wrong(
                        "limits",
                        "compares with the stable version, which gets no traffic when the only weight is 100; add a smaller weight, or give limits without noWorseThan");
            }
        }
        return limits;
    }
}
