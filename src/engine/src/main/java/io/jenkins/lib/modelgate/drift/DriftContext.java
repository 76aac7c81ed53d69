package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.report.History;

/**
 * What a drift gate may ask its surroundings.
 *
 * @param profiles finds profiles that are no files
 * @param history what earlier runs of this gate found
 * @param logins the logins to databases
 */
public record DriftContext(StoredProfiles profiles, History history, Logins logins) {

    /** Surroundings that know nothing. */
    public static final DriftContext NONE = new DriftContext(StoredProfiles.NONE, History.NONE, Logins.NONE);

    /** The same with other logins. */
    public DriftContext with(Logins others) {
        return new DriftContext(profiles, history, others);
    }
}
