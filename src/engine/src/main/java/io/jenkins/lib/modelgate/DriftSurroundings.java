package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.drift.Drift;
import io.jenkins.lib.modelgate.drift.DriftContext;
import io.jenkins.lib.modelgate.drift.DriftSpec;
import io.jenkins.lib.modelgate.drift.StoredProfiles;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.registry.RegisterSpec;
import io.jenkins.lib.modelgate.registry.RegisteredProfile;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.History;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a drift gate is compared with where that is no file of the user's: what a build server says, or a folder here. */
final class DriftSurroundings implements StoredProfiles {

    private static final String ROLE = "reference";

    private final DriftSpec spec;
    private final StepContext context;

    private DriftSurroundings(DriftSpec spec, StepContext context) {
        this.spec = spec;
        this.context = context;
    }

    /** What only a build server can tell of this gate; a registry that the user names is here. */
    static Optional<Question> question(DriftSpec spec) {
        String place = spec.reference().place();
        boolean there = spec.isReferenceElsewhere()
                && (place.equals(DriftSpec.LAST_GOOD) || spec.registry().isEmpty());
        return there || spec.earlierRuns() > 0
                ? Optional.of(new Question(Drift.STEP, spec.identity().id(), spec.earlierRuns(), there ? place : null))
                : Optional.empty();
    }

    /** @throws io.jenkins.lib.modelgate.policy.SettingsException where nobody remembers the earlier runs that count */
    static DriftContext of(DriftSpec spec, StepContext context, Settings settings) {
        if (spec.earlierRuns() > 0 && context.answer().isEmpty()) {
            throw settings.wrong(
                    "persistence", "needs 'history', the reports of earlier runs: no build server remembers them here");
        }
        History history = context.answer()
                .<History>map(answer -> (step, id, most) ->
                        answer.earlier().stream().limit(most).toList())
                .orElse(History.NONE);
        return new DriftContext(new DriftSurroundings(spec, context), history, context.logins());
    }

    @Override
    public Stored find(String reference) {
        Optional<Answer> answer = context.answer()
                .filter(told -> question(spec)
                        .map(asked -> reference.equals(asked.reference()))
                        .orElse(false));
        if (answer.isPresent()) {
            if (answer.get().document() == null) {
                throw new UnavailableException(answer.get().problem());
            }
            return stored(answer.get().document(), answer.get().from());
        }
        return reference.equals(DriftSpec.LAST_GOOD) ? lastGood() : registered(reference);
    }

    private Stored registered(String reference) {
        String folder = spec.registry().orElse(RegisterSpec.DEFAULT_REGISTRY);
        Registry registry = Registry.open(context.workspace().resolve(folder));
        RegisteredProfile profile = registry.profile(reference.substring(DriftSpec.REGISTRY.length()));
        return stored(profile.json(), profile.version().reference());
    }

    /** Only a run that was good leaves this file, see {@link Drift}; so it is the last good one's. */
    private Stored lastGood() {
        Path file =
                context.output().resolve(Drift.currentProfile(spec.identity().id()));
        if (!Files.exists(file)) {
            throw new UnavailableException(
                    "There is no last good run yet: %s does not exist. Run once with 'reference' naming data and with keepCurrent."
                            .formatted(context.workspace().name(file)));
        }
        try {
            return stored(Files.readString(file), context.workspace().name(file));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The last good run's profile %s cannot be read: %s."
                            .formatted(context.workspace().name(file), DiskReason.of(e)),
                    e);
        }
    }

    private static Stored stored(String json, String from) {
        return new Stored(json, Fingerprint.ofText(json).asInput(ROLE, from, null));
    }
}
