package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.canary.embedded.PredictionServer;
import io.jenkins.lib.modelgate.canary.embedded.ServeSpec;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code modelgate serve}: a small model server that answers with predictions made earlier. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the predictions of a file: GET /predict?id=72 or POST /predict {\"id\": 72}.",
            "For rehearsals, where no real model server is at hand. Runs until it is ended."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate serve --predictions champion.csv --listen 127.0.0.1:9001",
            "  modelgate serve --predictions candidate.csv --listen 127.0.0.1:9002 --error-rate 0.2"
        })
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Said.Setting
    @Option(names = "--predictions", paramLabel = "FILE", description = "Rows with an id, a score and a decision.")
    private String predictions;

    @Said.Setting
    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where it answers (default: 127.0.0.1, a free port).")
    private String listen;

    @Said.Setting
    @Option(names = "--id-column", paramLabel = "COLUMN", description = "Column that identifies a row (default: id).")
    private String idColumn;

    @Said.Setting
    @Option(names = "--score-column", paramLabel = "COLUMN", description = "Column with the score (default: score).")
    private String scoreColumn;

    @Said.Setting
    @Option(
            names = "--decision-column",
            paramLabel = "COLUMN",
            description = "Column with the decision (default: decision).")
    private String decisionColumn;

    @Said.Setting
    @Option(
            names = "--error-rate",
            paramLabel = "SHARE",
            description = "Simulation: answer this share of requests with an error.")
    private String errorRate;

    @Said.Setting
    @Option(names = "--delay", paramLabel = "TIME", description = "Simulation: answer this much later.")
    private String delay;

    @Override
    public Integer call() throws InterruptedException {
        ServeSpec said = ServeSpec.from(Settings.of(spec.qualifiedName(), Said.by(spec)));
        PredictionServer server = said.open(Workspace.open(Path.of("")));
        spec.commandLine().getOut().printf("Serving %s at %s%n", said.predictions(), server.url());
        spec.commandLine().getOut().flush();
        return Servers.untilEnded(server);
    }
}
