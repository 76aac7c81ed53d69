package io.jenkins.plugins.modelgate;

import io.jenkins.lib.modelgate.canary.embedded.ListenAddress;
import io.jenkins.lib.modelgate.canary.embedded.PredictionServer;
import io.jenkins.lib.modelgate.canary.embedded.ProxySpec;
import io.jenkins.lib.modelgate.canary.embedded.TrafficReplay;
import io.jenkins.lib.modelgate.canary.embedded.WeightedProxy;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Two model servers, a proxy and traffic that go on whatever happens to Jenkins. */
public final class Rehearsal implements Closeable {

    private final HttpConnections connections = HttpConnections.open(HttpSettings.defaults());
    private final PredictionServer stable;
    private final PredictionServer candidate;
    private final WeightedProxy proxy;
    private final TrafficReplay traffic;

    /** @param candidateErrorRate the share of requests that the candidate fails */
    public Rehearsal(double candidateErrorRate) {
        stable = server("data/champion.csv", 0);
        candidate = server("data/candidate.csv", candidateErrorRate);
        proxy = WeightedProxy.open(new ProxySpec(
                ListenAddress.loopback(),
                ListenAddress.loopback(),
                stable.url(),
                candidate.url(),
                ProxySpec.DEFAULT_TIMEOUT));
        List<String> ids = IntStream.of(72, 73, 74).mapToObj(String::valueOf).toList();
        traffic = TrafficReplay.start(connections, proxy.url(), ids, 200);
    }

    private static PredictionServer server(String file, double errorRate) {
        Workspace example = Workspace.open(Example.folder().toPath());
        return PredictionServer.open(
                ListenAddress.loopback(),
                Tables.open(example, file, "predictions", TableOptions.detect()),
                "id",
                "score",
                "decision",
                new PredictionServer.Faults(errorRate, Duration.ZERO));
    }

    /** What {@code canaryDeploy} is told as its proxy. */
    public String adminUrl() {
        return proxy.adminUrl().toString();
    }

    public int candidateWeight() {
        return proxy.candidateWeight();
    }

    @Override
    public void close() {
        traffic.close();
        proxy.close();
        stable.close();
        candidate.close();
        connections.close();
    }
}
