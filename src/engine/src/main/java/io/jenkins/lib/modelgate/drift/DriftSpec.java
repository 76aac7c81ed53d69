package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.TableSource;
import io.jenkins.lib.modelgate.drift.preset.Preset;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user says of a drift gate.
 *
 * @param identity id, model and model file
 * @param reference where the data to compare with is, or path of a stored profile ({@code .json}), a registered
 *     model's profile ({@code registry:name@champion}), or {@value #LAST_GOOD}: that of the last run that passed
 * @param current where the data in question is
 * @param choice which columns are judged
 * @param measuring how change is measured, and how much of it is allowed
 * @param certainty how sure a verdict has to be
 * @param dataset when the data set as a whole has drifted
 * @param slices how the data is cut for a closer look
 * @param quality what is allowed of plain damage
 * @param together what is asked of all columns at once
 * @param preset whose rules to judge by in place of ours, or empty
 * @param memory how much may be held
 * @param sample rows of either side to draw and look at, or empty for all
 * @param writeProfile whether to keep the reference's profile
 * @param keepCurrent whether to keep the current data's profile, for later runs to compare with
 * @param options how to read the data
 */
public record DriftSpec(
        StepIdentity identity,
        TableSource reference,
        TableSource current,
        ColumnChoice choice,
        Measuring measuring,
        Certainty certainty,
        DatasetRule dataset,
        Slices slices,
        QualityLimits quality,
        Together together,
        Optional<Preset> preset,
        Memory memory,
        OptionalInt sample,
        boolean writeProfile,
        boolean keepCurrent,
        TableOptions options) {

    /** The reference that is the current data of the last run that passed. */
    public static final String LAST_GOOD = "lastGood";

    /** What a reference in a registry begins with. */
    public static final String REGISTRY = "registry:";

    /**
     * Reads the settings; their names are those of the parts of the records here.
     *
     * @throws SettingsException where they cannot be followed
     */
    public static DriftSpec from(Settings settings) {
        DriftSpec spec = new DriftSpec(
                StepIdentity.from(settings),
                TableSource.from(
                        settings,
                        "reference",
                        settings.text("reference")
                                .filter(LAST_GOOD::equals)
                                .orElseGet(() -> settings.requiredPath("reference"))),
                TableSource.from(settings, "current"),
                ColumnChoice.from(settings),
                Measuring.from(settings),
                Certainty.from(settings),
                DatasetRule.from(settings),
                Slices.from(settings),
                QualityLimits.from(settings),
                Together.from(settings),
                Presets.from(settings),
                Memory.from(settings),
                sample(settings),
                settings.flag("writeProfile", true),
                settings.flag("keepCurrent", false),
                TableOptions.from(settings));
        settings.refuseUnknown();
        if (settings.text("credentialsId").isPresent() && !spec.reference.isQuery() && !spec.current.isQuery()) {
            throw settings.wrong(
                    "credentialsId", "is for a database; neither 'reference' nor 'current' is a jdbc: URL");
        }
        if (spec.hasStoredReference()) {
            refuse(settings, "by", !spec.slices.by().isEmpty(), "does not tell segments apart");
            refuse(settings, "preset", spec.preset.isPresent(), "has not the rows that other tools look at");
            refuse(settings, "multivariate", !spec.together.methods().isEmpty(), "knows each column by itself only");
        }
        return spec;
    }

    private static OptionalInt sample(Settings settings) {
        return settings.isSaid("sample")
                ? OptionalInt.of(settings.integer("sample", 1, 1, 100_000_000))
                : OptionalInt.empty();
    }

    private static void refuse(Settings settings, String name, boolean asked, String why) {
        if (asked) {
            throw settings.wrong(name, "needs reference data, since a stored profile " + why);
        }
    }

    /** Whether the reference is a profile that was kept, not data. */
    public boolean hasStoredReference() {
        return isReferenceElsewhere()
                || !reference.isQuery()
                        && reference.place().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** Whether the reference is kept elsewhere than in a file. */
    public boolean isReferenceElsewhere() {
        return reference.place().equals(LAST_GOOD) || reference.place().startsWith(REGISTRY);
    }
}
