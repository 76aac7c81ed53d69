package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.Spelling;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a user may say of how clean the data is to be. Immutable. */
public final class HygieneSpec {

    private static final String TRAIN = "train";
    private static final String FEATURES = "features";
    private static final String HYGIENE = "hygiene";
    private static final String NEAR_DUPLICATES = "nearDuplicates";
    private static final Pattern LIMIT =
            Pattern.compile("\\s*([A-Za-z]{1,30})\\s*(<=|>=|[<>=])\\s*([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?)\\s*");

    private final Optional<String> train;
    private final List<String> features;
    private final Map<Hazard, Double> limits;
    private final boolean near;
    private final boolean asked;

    private HygieneSpec(Settings settings, Optional<String> target) {
        train = settings.path(TRAIN);
        features = settings.texts(FEATURES);
        near = settings.flag(NEAR_DUPLICATES, false);
        limits = new EnumMap<>(Hazard.class);
        settings.texts(HYGIENE, ListRule.LIMITS).forEach(text -> read(text, settings));
        asked = train.isPresent() || near || !limits.isEmpty();
        if (!features.isEmpty() && !asked) {
            throw settings.wrong(
                    FEATURES, "names columns, but neither 'train' nor 'hygiene' says what to do with them");
        }
        if (target.filter(features::contains).isPresent()) {
            throw settings.wrong(FEATURES, "names '%s', which is the truth".formatted(target.get()));
        }
        if (features.stream().distinct().count() < features.size()) {
            throw settings.wrong(FEATURES, "names a column twice");
        }
    }

    /**
     * Reads and checks the settings.
     *
     * @param target the column of the truth
     * @throws SettingsException where one cannot be meant
     */
    public static HygieneSpec from(Settings settings, Optional<String> target) {
        return new HygieneSpec(settings, target);
    }

    private void read(String text, Settings settings) {
        Matcher parts = LIMIT.matcher(text);
        if (!parts.matches()) {
            throw settings.wrong(HYGIENE, "has '%s', which is no limit such as 'overlap<=0'".formatted(text));
        }
        String name = parts.group(1);
        Hazard hazard = Hazard.byId(name)
                .orElseThrow(() -> settings.wrong(
                        HYGIENE,
                        "names '%s', which nothing is known of (%s)"
                                .formatted(
                                        name,
                                        Spelling.closest(name, Hazard.ids())
                                                .map("did you mean '%s'?"::formatted)
                                                .orElse("there are " + String.join(", ", Hazard.ids())))));
        double limit = Double.parseDouble(parts.group(3));
        if (!parts.group(2).equals("<=")) {
            throw settings.wrong(HYGIENE, "has '%s'; how much of it there may be is written with <=".formatted(text));
        }
        if (!(limit < 1)) {
            throw settings.wrong(HYGIENE, "has '%s', which allows everything; it lies between 0 and 1".formatted(text));
        }
        if (hazard.needsTrain() && train.isEmpty()) {
            throw settings.wrong(HYGIENE, "has '%s', but 'train' names no training data".formatted(text));
        }
        if (hazard == Hazard.NEAR_DUPLICATES && !near) {
            throw settings.wrong(
                    HYGIENE, "has '%s'; say nearDuplicates: true for them to be looked for".formatted(text));
        }
        if (limits.put(hazard, limit) != null) {
            throw settings.wrong(HYGIENE, "says twice how much '%s' there may be".formatted(name));
        }
    }

    /** Whether anything is to be looked at. */
    public boolean isAsked() {
        return asked;
    }

    /** Whether it is said how much of anything there may be. */
    public boolean hasLimits() {
        return !limits.isEmpty();
    }

    /** Path or glob of the table that the model was trained on. */
    public Optional<String> train() {
        return train;
    }

    /** The columns that make two rows alike; empty for those that are in both tables. */
    List<String> features() {
        return features;
    }

    /** How much there may be of something; in [0, 1). */
    OptionalDouble limit(Hazard hazard) {
        return limits.containsKey(hazard) ? OptionalDouble.of(limits.get(hazard)) : OptionalDouble.empty();
    }

    /** Whether rows are looked for that are nearly alike. */
    boolean near() {
        return near;
    }
}
