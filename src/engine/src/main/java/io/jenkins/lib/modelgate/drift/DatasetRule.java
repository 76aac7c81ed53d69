package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.List;
import java.util.Optional;

/**
 * When the data set as a whole has drifted.
 *
 * @param maxDriftedShare share of the judged columns, in [0, 1], that may drift; by importance where that is known
 * @param importance file that says how much each feature matters to the model, or empty for all alike
 * @param persistence how lasting a drift has to be to fail
 * @param history reports of earlier runs, where no build server remembers them: paths or globs
 */
record DatasetRule(double maxDriftedShare, Optional<String> importance, Persistence persistence, List<String> history) {

    static final double DEFAULT_MAX_DRIFTED_SHARE = 0.1;

    DatasetRule {
        history = List.copyOf(history);
    }

    static DatasetRule from(Settings settings) {
        return new DatasetRule(
                settings.number("maxDriftedShare", 0, 1).orElse(DEFAULT_MAX_DRIFTED_SHARE),
                settings.path("importance"),
                Persistence.from(settings),
                settings.paths("history"));
    }
}
