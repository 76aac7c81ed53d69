package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.report.History;

/**
 * What a drift gate may ask its surroundings.
 *
 * @param profiles finds profiles that are no files
 * @param history what earlier runs of this gate found
 */
public record DriftContext(StoredProfiles profiles, History history) {

    /** Surroundings that know nothing. */
    public static final DriftContext NONE = new DriftContext(StoredProfiles.NONE, History.NONE);
}
