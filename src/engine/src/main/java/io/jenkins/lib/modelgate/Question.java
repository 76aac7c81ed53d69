package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.drift.Drift;
import io.jenkins.lib.modelgate.drift.DriftSpec;
import io.jenkins.lib.modelgate.registry.RegisteredProfile;
import io.jenkins.lib.modelgate.registry.RegisteredReport;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.scan.ApprovedScan;
import io.jenkins.lib.modelgate.scan.Scan;
import io.jenkins.lib.modelgate.validate.Validate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
 * @param reference the kept profile or report that is needed, as the user said it ({@code registry:name@alias},
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

    /** Whether a registered version's profile, report or scan is needed. */
    public boolean asksForRegistered() {
        return versionIn(reference).isPresent();
    }

    /**
     * What a registry answers.
     *
     * @param earlier the series of earlier runs, the newest first
     * @throws io.jenkins.lib.modelgate.report.UnavailableException where there is no such version, or it lacks what is needed
     */
    public Answer answer(Registry registry, List<Map<String, Double>> earlier) {
        String name = versionIn(reference).orElseThrow();
        if (step.equals(Validate.STEP)) {
            RegisteredReport report = registry.report(name, step, id);
            return Answer.registered(earlier, report.json(), report.version());
        }
        if (step.equals(Scan.STEP)) {
            ApprovedScan scan = registry.scan(name, Clock.systemUTC(), Progress.NONE);
            return Answer.of(earlier, scan.json(), scan.from());
        }
        RegisteredProfile profile = registry.profile(name);
        return Answer.registered(earlier, profile.json(), profile.version());
    }

    /** The version that a reference names, as a {@link Registry} takes it; empty where it is another place. */
    static Optional<String> versionIn(String reference) {
        return Optional.ofNullable(reference)
                .filter(text -> text.startsWith(DriftSpec.REGISTRY))
                .map(text -> text.substring(DriftSpec.REGISTRY.length()));
    }

    /** The file that a good run leaves for {@link #asksForLastGood}. */
    public String goodProfile() {
        return Drift.currentProfile(id);
    }
}
