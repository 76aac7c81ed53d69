package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.drift.Drift;
import io.jenkins.lib.modelgate.drift.DriftSpec;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a step has to be told before it can run, because only a build server knows it. Asked where the data is, answered
 * where the builds are.
 *
 * @param step the Pipeline step's name
 * @param id the run's id; 1 to 64 of {@code A-Z a-z 0-9 . _ -}, since it becomes part of file names
 * @param earlierRuns of how many earlier runs of this step and id the series are needed, 0 to 29
 * @param reference the kept profile that is needed, as the user said it ({@code registry:name@alias},
 *     {@code lastGood}), or null
 */
public record Question(String step, String id, int earlierRuns, String reference) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_RUNS = 29;

    public Question {
        Objects.requireNonNull(step, "step");
        if (!ID.matcher(id).matches() || earlierRuns < 0 || earlierRuns > MOST_RUNS) {
            throw new IllegalArgumentException("id '%s' with %d earlier runs".formatted(id, earlierRuns));
        }
    }

    /** Whether the current profile of the last good run is needed. */
    public boolean asksForLastGood() {
        return DriftSpec.LAST_GOOD.equals(reference);
    }

    /** The name of the registered version whose profile is needed, as {@code Registry.profile} takes it. */
    public Optional<String> registered() {
        return Optional.ofNullable(reference)
                .filter(text -> text.startsWith(DriftSpec.REGISTRY))
                .map(text -> text.substring(DriftSpec.REGISTRY.length()));
    }

    /** The file that a good run leaves for {@link #asksForLastGood}. */
    public String goodProfile() {
        return Drift.currentProfile(id);
    }
}
