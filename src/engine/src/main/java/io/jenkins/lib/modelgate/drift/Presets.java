package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.preset.Preset;
import io.jenkins.lib.modelgate.policy.Settings;
import java.util.List;
import java.util.Optional;

/** Reads the setting {@code preset}, which leaves nothing else to decide. */
final class Presets {

    private static final List<String> DECIDED = List.of(
            "measure",
            "categoricalMeasure",
            "columnMeasures",
            "threshold",
            "columnThresholds",
            "warnThreshold",
            "bins",
            "emptyBins",
            "maxCodes",
            "alpha",
            "correction",
            "draws",
            "maxDriftedShare",
            "critical",
            "importance",
            "persistence",
            "by",
            "time",
            "multivariate",
            "maxAuc",
            "maxErrorChange",
            "allowConstant",
            "maxSegments",
            "history",
            "minRows",
            "maxMissingIncrease",
            "maxUnseen",
            "maxOutOfRange",
            "maxDuplicates");

    private Presets() {}

    static Optional<Preset> from(Settings settings) {
        Optional<Preset> preset = settings.choice("preset", Preset.class);
        if (preset.isPresent()) {
            for (String name : DECIDED) {
                if (settings.isSaid(name)) {
                    throw settings.wrong(
                            name,
                            "cannot be said beside the preset '%s', which is that tool's own rules"
                                    .formatted(preset.get().word()));
                }
            }
        }
        return preset;
    }
}
