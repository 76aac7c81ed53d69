package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.TableSource;
import io.jenkins.lib.modelgate.drift.preset.Preset;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
 * @param registry folder of the registry that a {@code registry:} reference is in, or empty for the usual one
 * @param writeProfile whether to keep the reference's profile
 * @param keepCurrent whether to keep the current data's profile, for later runs to compare with; always with the
 *     reference {@value #LAST_GOOD}
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
        Optional<String> registry,
        boolean writeProfile,
        boolean keepCurrent,
        TableOptions options) {

    /** The reference that is the current data of the last run that passed. */
    public static final String LAST_GOOD = "lastGood";

    /** What a reference in a registry begins with. */
    public static final String REGISTRY = "registry:";

    private static final Pattern REGISTERED = Pattern.compile(REGISTRY + "[^:@]+(:[1-9][0-9]{0,8}|@[^:@]+)?");

    /**
     * Reads the settings; their names are those of the parts of the records here.
     *
     * @throws SettingsException where they cannot be followed
     */
    public static DriftSpec from(Settings settings) {
        boolean combined = Measuring.Combined.from(settings) != Measuring.Combined.NONE;
        Certainty certainty = Certainty.from(settings);
        DriftSpec spec = new DriftSpec(
                StepIdentity.from(settings),
                TableSource.from(
                        settings,
                        "reference",
                        settings.text("reference")
                                .filter(DriftSpec::isElsewhere)
                                .orElseGet(() -> settings.requiredPath("reference"))),
                TableSource.from(settings, "current"),
                ColumnChoice.from(settings),
                Measuring.from(settings),
                certainty,
                DatasetRule.from(settings, combined),
                Slices.from(settings),
                QualityLimits.from(settings, combined ? certainty.alpha() : 1),
                Together.from(settings),
                Presets.from(settings),
                Memory.from(settings),
                sample(settings),
                settings.path("registry"),
                settings.flag("writeProfile", true),
                settings.flag("keepCurrent", false)
                        || settings.text("reference").filter(LAST_GOOD::equals).isPresent(),
                TableOptions.from(settings));
        settings.refuseUnknown();
        if (spec.reference.place().equals(LAST_GOOD)
                && settings.isSaid("keepCurrent")
                && !settings.flag("keepCurrent", true)) {
            throw settings.wrong(
                    "keepCurrent", "cannot be false where the reference is lastGood, which is what is kept");
        }
        if (settings.text("credentialsId").isPresent() && !spec.reference.isQuery() && !spec.current.isQuery()) {
            throw settings.wrong(
                    "credentialsId", "is for a database; neither 'reference' nor 'current' is a jdbc: URL");
        }
        String place = spec.reference.place();
        if (place.startsWith(REGISTRY) && !REGISTERED.matcher(place).matches()) {
            throw settings.wrong(
                    "reference",
                    "must name a registered version such as registry:housing@champion or registry:housing:3, not '%s'"
                            .formatted(place));
        }
        if (spec.preset.isPresent() && spec.keepCurrent) {
            throw settings.wrong("keepCurrent", "cannot be said beside a preset, which makes no profile of the data");
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
        return isElsewhere(reference.place());
    }

    /** Of how many earlier runs the results count that only a build server remembers; 0 where none do. */
    public int earlierRuns() {
        return dataset.persistence().isNeeded() && dataset.history().isEmpty()
                ? dataset.persistence().runs() - 1
                : 0;
    }

    /** The words that may be said for a setting; empty where it does not take one of a few. */
    public static List<String> words(String setting) {
        return switch (setting) {
            case "measure" ->
                Stream.concat(
                                Stream.of(Measuring.COMBINED),
                                Arrays.stream(Measure.values()).map(Measure::word))
                        .toList();
            case "categoricalMeasure" ->
                Arrays.stream(Measure.values())
                        .filter(Measure::isBinned)
                        .map(Measure::word)
                        .toList();
            case "correction" ->
                Arrays.stream(Correction.values()).map(Correction::word).toList();
            case "preset" -> Arrays.stream(Preset.values()).map(Preset::word).toList();
            default -> List.of();
        };
    }

    private static boolean isElsewhere(String place) {
        return place.equals(LAST_GOOD) || place.startsWith(REGISTRY);
    }
}
