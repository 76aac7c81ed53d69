package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.List;
import java.util.Optional;

/**
 * When the data set as a whole has drifted.
 *
 * @param maxDriftedShare share of the judged columns, in [0, 1], that may drift; by importance where that is known
 * @param maxUndecidedShare share of the judged columns, in [0, 1], of which it may be unknown; likewise by importance
 * @param importance file that says how much each feature matters to the model, or empty for all alike
 * @param persistence how lasting a drift has to be to fail
 * @param history reports of earlier runs, where no build server remembers them: paths or globs
 */
record DatasetRule(
        double maxDriftedShare,
        double maxUndecidedShare,
        Optional<String> importance,
        Persistence persistence,
        List<String> history) {

    /** Where a measure is named. */
    static final double DEFAULT_MAX_DRIFTED_SHARE = 0.1;

    /** Where none is: at most one column of five to nine, two of ten to fourteen. */
    static final double DEFAULT_MAX_UNDECIDED_SHARE = 0.2;

    DatasetRule {
        history = List.copyOf(history);
    }

    /** @param combined whether columns are looked at from several sides, not by one measure */
    static DatasetRule from(Settings settings, boolean combined) {
        return new DatasetRule(
                settings.number("maxDriftedShare", 0, 1).orElse(combined ? 0 : DEFAULT_MAX_DRIFTED_SHARE),
                settings.number("maxUndecidedShare", 0, 1).orElse(combined ? DEFAULT_MAX_UNDECIDED_SHARE : 0),
                settings.path("importance"),
                Persistence.from(settings),
                settings.paths("history"));
    }
}
