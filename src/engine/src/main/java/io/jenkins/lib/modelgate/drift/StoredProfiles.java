package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;

/** Finds profiles that are kept elsewhere than in a file of the workspace. */
@FunctionalInterface
public interface StoredProfiles {

    /** There is no such place. */
    StoredProfiles NONE = reference -> {
        throw new UnavailableException(
                "The reference '%s' cannot be found from here; name data or a profile file.".formatted(reference));
    };

    /** A profile of another place. */
    record Stored(String json, Input input) {}

    /**
     * @param reference as the user said it: {@code registry:name@alias}, {@code registry:name:version} or {@code lastGood}
     * @throws UnavailableException where there is none, in a sentence for the user
     */
    Stored find(String reference);
}
