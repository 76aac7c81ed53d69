package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.canary.embedded.ProxySpec;
import io.jenkins.lib.modelgate.canary.embedded.WeightedProxy;
import io.jenkins.lib.modelgate.policy.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code modelgate proxy}: the weighted proxy as a process of its own, so that traffic outlives whoever drives a canary. */
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        description = {
            "Splits HTTP traffic between two model servers by weight; a canary moves the weight.",
            "Runs until it is ended. All traffic goes to the stable server at first."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate proxy --listen 127.0.0.1:8080 --admin 127.0.0.1:8081 \\",
            "      --stable http://127.0.0.1:9001 --candidate http://127.0.0.1:9002",
            "  curl http://127.0.0.1:8081/weights"
        })
final class ProxyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Said.Setting
    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where it takes traffic (default: 127.0.0.1:8080).")
    private String listen;

    @Said.Setting
    @Option(
            names = "--admin",
            paramLabel = "HOST:PORT",
            description =
                    "Where it is told the weights and asked for counters (default: 127.0.0.1:8081). It asks for no password: keep it off the network.")
    private String admin;

    @Said.Setting
    @Option(names = "--stable", paramLabel = "URL", description = "The server of the version in production.")
    private String stable;

    @Said.Setting
    @Option(names = "--candidate", paramLabel = "URL", description = "The server of the version on trial.")
    private String candidate;

    @Said.Setting
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long a server may take to answer (default: 30s).")
    private String timeout;

    @Override
    public Integer call() throws InterruptedException {
        WeightedProxy proxy = WeightedProxy.open(ProxySpec.from(Settings.of(spec.qualifiedName(), Said.by(spec))));
        spec.commandLine().getOut().printf("Proxy at %s, admin at %s%n", proxy.url(), proxy.adminUrl());
        spec.commandLine().getOut().flush();
        return Servers.untilEnded(proxy);
    }
}
