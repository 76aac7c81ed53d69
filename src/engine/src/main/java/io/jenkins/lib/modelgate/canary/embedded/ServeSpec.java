package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.time.Duration;

/**
 * A model server over a predictions file, as a user says it.
 *
 * @param predictions the file, relative to the workspace
 * @param listen where it answers
 * @param faults what it gets wrong on purpose
 */
public record ServeSpec(
        String predictions,
        ListenAddress listen,
        String idColumn,
        String scoreColumn,
        String decisionColumn,
        PredictionServer.Faults faults) {

    /**
     * Reads every setting.
     *
     * @throws SettingsException for what is missing, wrong or unknown
     */
    public static ServeSpec from(Settings settings) {
        String listen = settings.text("listen").orElse("127.0.0.1:0");
        ServeSpec spec = new ServeSpec(
                settings.requiredPath("predictions"),
                ListenAddress.parse(listen)
                        .orElseThrow(() -> settings.wrong(
                                "listen", "must be host:port such as 127.0.0.1:9001, not '%s'".formatted(listen))),
                settings.text("idColumn").orElse("id"),
                settings.text("scoreColumn").orElse("score"),
                settings.text("decisionColumn").orElse("decision"),
                new PredictionServer.Faults(
                        settings.number("errorRate", 0, 1).orElse(0),
                        settings.duration("delay", Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1))));
        settings.refuseUnknown();
        return spec;
    }

    /** Reads the file and begins to answer. */
    public PredictionServer open(Workspace workspace) {
        return PredictionServer.open(
                listen,
                Tables.open(workspace, predictions, "predictions", TableOptions.detect()),
                idColumn,
                scoreColumn,
                decisionColumn,
                faults);
    }
}
