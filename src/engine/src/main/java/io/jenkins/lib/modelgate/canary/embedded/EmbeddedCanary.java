package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.canary.Canary;
import io.jenkins.lib.modelgate.canary.CanarySpec;
import io.jenkins.lib.modelgate.canary.CanarySubject;
import io.jenkins.lib.modelgate.canary.ProxyTarget;
import io.jenkins.lib.modelgate.canary.ServerPair;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A canary with everything it needs in this process: the proxy, model servers where predictions files are given, replayed
 * traffic. All of it ends with the canary, so this shows and rehearses a rollout; a lasting one needs a proxy that stays.
 */
public final class EmbeddedCanary {

    private final CanarySpec spec;
    private final ServerPair pair;
    private final Workspace workspace;
    private final Clock clock;
    private final Progress progress;
    private final List<Input> inputs = new ArrayList<>();

    private EmbeddedCanary(CanarySpec spec, Workspace workspace, Clock clock, Progress progress) {
        this.spec = spec;
        this.pair = spec.pair();
        this.workspace = workspace;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs it to its end, or goes on with it where the journal says that it was cut off.
     *
     * @param spec names two servers
     * @param journal where the canary keeps its state; its folder is made
     */
    public static Outcome run(CanarySpec spec, Workspace workspace, Clock clock, Progress progress, Path journal) {
        if (!spec.isEmbedded()) {
            throw new IllegalArgumentException("the spec names a running proxy; run it with Canary");
        }
        ReportBuilder report = new ReportBuilder(CanarySpec.STEP, spec.id(), clock);
        try {
            return new EmbeddedCanary(spec, workspace, clock, progress).run(journal);
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    private Outcome run(Path journal) {
        PredictionServer.Faults faults = new PredictionServer.Faults(pair.candidateErrorRate(), pair.candidateDelay());
        CanarySubject subject = CanarySubject.of(spec, workspace);
        List<String> ids = ids();
        try (PredictionServer stable = server(pair.stable(), "stable", PredictionServer.Faults.none());
                PredictionServer candidate = server(pair.candidate(), "candidate", faults);
                WeightedProxy proxy = WeightedProxy.open(new ProxySpec(
                        ListenAddress.parse(pair.listen()).orElseThrow(),
                        ListenAddress.loopback(),
                        url(stable, pair.stable()),
                        url(candidate, pair.candidate()),
                        ProxySpec.DEFAULT_TIMEOUT));
                HttpConnections connections =
                        HttpConnections.open(HttpSettings.defaults().withMaxConnections(TrafficReplay.THREADS));
                TrafficReplay traffic = ids.isEmpty()
                        ? null
                        : TrafficReplay.start(connections, proxy.url(), ids, pair.requestsPerSecond())) {
            progress.line("Taking traffic at %s.".formatted(proxy.url()));
            Outcome outcome = Canary.run(
                    spec,
                    subject.with(inputs),
                    new ProxyTarget(connections, proxy.adminUrl()),
                    clock,
                    progress,
                    journal);
            if (traffic != null) {
                progress.line("Replayed %s requests, %s of them without success."
                        .formatted(Numbers.count(traffic.sent()), Numbers.count(traffic.failed())));
            }
            return outcome;
        }
    }

    private List<String> ids() {
        if (pair.traffic() == null) {
            return List.of();
        }
        Table table = Tables.open(workspace, pair.traffic(), "traffic", TableOptions.detect());
        List<String> ids = Rows.ids(table, pair.idColumn());
        inputs.addAll(table.inputs("traffic"));
        return ids;
    }

    /** Null where it is a URL: then it runs already. */
    private PredictionServer server(String said, String role, PredictionServer.Faults faults) {
        if (ServerUrl.looksLikeOne(said)) {
            return null;
        }
        Table table = Tables.open(workspace, said, role + " predictions", TableOptions.detect());
        PredictionServer server = PredictionServer.open(
                ListenAddress.loopback(), table, pair.idColumn(), pair.scoreColumn(), pair.decisionColumn(), faults);
        inputs.addAll(table.inputs(role));
        return server;
    }

    private static ServerUrl url(PredictionServer server, String said) {
        return server != null ? server.url() : ServerUrl.parse(said).orElseThrow();
    }
}
