package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A canary against a running proxy, from start to end on the calling thread. Whoever cannot block drives a
 * {@link CanaryDriver} instead.
 */
public final class Canary {

    private Canary() {}

    /**
     * Runs it, or goes on with it where the journal says that it was cut off.
     *
     * @param spec names a proxy
     * @param journal where the canary keeps its state; its folder is made
     */
    public static Outcome run(
            CanarySpec spec, Workspace workspace, Clock clock, Progress progress, Path journal, HttpSettings http) {
        ReportBuilder report = new ReportBuilder(CanarySpec.STEP, spec.id(), clock);
        try (HttpConnections connections = HttpConnections.open(http)) {
            return run(spec, CanarySubject.of(spec, workspace), target(spec, connections), clock, progress, journal);
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    /** The same against any target, on a clock that sleeping waits for. */
    public static Outcome run(
            CanarySpec spec,
            CanarySubject subject,
            TrafficTarget target,
            Clock clock,
            Progress progress,
            Path journal) {
        CanaryDriver driver =
                new CanaryDriver(spec, subject, target, CanaryJournal.openForRun(journal, spec), clock, progress);
        return CanaryRun.toEnd(driver, new ClockPause(clock));
    }

    /**
     * The target of a spec that names a proxy.
     *
     * @param connections stay the caller's to close
     */
    public static TrafficTarget target(CanarySpec spec, HttpConnections connections) {
        if (spec.proxy() == null) {
            throw new IllegalArgumentException("the spec brings its own servers; run it with EmbeddedCanary");
        }
        ServerUrl admin = ServerUrl.parse(spec.proxy())
                .orElseThrow(() -> new UnavailableException("The proxy's URL %s.".formatted(ServerUrl.expected())));
        return new ProxyTarget(connections, admin);
    }
}
