package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.canary.Counters;
import io.jenkins.lib.modelgate.canary.Version;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A reverse proxy that sends an exact share of the requests to the candidate and the rest to the stable version, and counts
 * what comes of it. The candidate begins with no traffic. A second listener tells and is told:
 *
 * <ul>
 *   <li>{@code GET /weights} → {@code {"candidate": 25, "stable": 75}}
 *   <li>{@code PUT /weights} with {@code {"candidate": 25}} → the same
 *   <li>{@code GET /counters} → {@link Counters}
 *   <li>{@code GET /health} → {@code {"status": "up"}}
 * </ul>
 *
 * <p>A request is sent to one version, once; what fails there is answered with 502 or 504 and counted. Bodies are held in
 * memory, up to 16 MB either way. No WebSockets and no streaming.
 */
public final class WeightedProxy implements Closeable {

    private static final int THREADS = 64;
    private static final int ADMIN_THREADS = 2;

    private final String instance = UUID.randomUUID().toString();
    private final VersionMeter stable = new VersionMeter();
    private final VersionMeter candidate = new VersionMeter();
    private final HttpConnections upstream;
    private final Listener traffic;
    private final Listener admin;
    private int candidateWeight;
    private Ration ration = Ration.percent(0);

    /** @throws UnavailableException where it cannot listen */
    public static WeightedProxy open(ProxySpec spec) {
        return new WeightedProxy(spec);
    }

    private WeightedProxy(ProxySpec spec) {
        Duration connect = spec.timeout().compareTo(Duration.ofSeconds(5)) < 0 ? spec.timeout() : Duration.ofSeconds(5);
        upstream = HttpConnections.open(new HttpSettings(connect, spec.timeout(), THREADS, Optional.empty()));
        Listener opened = null;
        try {
            opened = Listener.open(
                    spec.listen(),
                    "modelgate-proxy",
                    THREADS,
                    ProxyHandler.MAX_BODY_BYTES,
                    new ProxyHandler(this, spec, upstream));
            admin = Listener.open(
                    spec.admin(),
                    "modelgate-proxy-admin",
                    ADMIN_THREADS,
                    AdminHandler.MAX_BODY_BYTES,
                    new AdminHandler(this));
            traffic = opened;
        } catch (UnavailableException e) {
            if (opened != null) {
                opened.close();
            }
            upstream.close();
            throw e;
        }
    }

    /** Where it takes traffic. */
    public ServerUrl url() {
        return traffic.url();
    }

    /** Where it is told and asked. */
    public ServerUrl adminUrl() {
        return admin.url();
    }

    public synchronized int candidateWeight() {
        return candidateWeight;
    }

    /** @param percent 0 to 100 */
    public synchronized void setCandidateWeight(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a weight lies between 0 and 100, not " + percent);
        }
        if (percent != candidateWeight) {
            ration = Ration.percent(percent);
            candidateWeight = percent;
        }
    }

    public Counters counters() {
        return new Counters(instance, stable.read(), candidate.read());
    }

    /** Which version the next request goes to. */
    synchronized Version next() {
        return ration.next() ? Version.CANDIDATE : Version.STABLE;
    }

    VersionMeter meter(Version version) {
        return version == Version.STABLE ? stable : candidate;
    }

    /** Cuts off what is under way. */
    @Override
    public void close() {
        traffic.close();
        admin.close();
        upstream.close();
    }
}
