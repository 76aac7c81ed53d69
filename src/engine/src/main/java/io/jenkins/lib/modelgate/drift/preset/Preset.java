package io.jenkins.lib.modelgate.drift.preset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose rule to judge by. The rules are those of the tools' defaults; nothing of them can be set. */
public enum Preset {

    /** Evidently 0.7, {@code DataDriftPreset}: see {@link EvidentlyRule}. */
    EVIDENTLY(0.5) {
        @Override
        public PresetResult judge(String column, RawColumn reference, RawColumn current) {
            return EvidentlyRule.judge(column, reference, current);
        }
    },

    /** NannyML 0.13, {@code UnivariateDriftCalculator}: see {@link NannymlRule}. It has no rule for the whole. */
    NANNYML(0) {
        @Override
        public PresetResult judge(String column, RawColumn reference, RawColumn current) {
            return NannymlRule.judge(column, reference, current);
        }
    },

    /** whylogs 1.6, {@code calculate_drift_scores}: see {@link WhylogsRule}. It has no rule for the whole. */
    WHYLOGS(0) {
        @Override
        public PresetResult judge(String column, RawColumn reference, RawColumn current) {
            return WhylogsRule.judge(column, reference, current);
        }
    },

    /** The scorecards' population stability index: see {@link ScorecardRule}. There is no rule for the whole. */
    PSI_CLASSIC(0) {
        @Override
        public PresetResult judge(String column, RawColumn reference, RawColumn current) {
            return ScorecardRule.judge(column, reference, current);
        }
    };

    private final double limit;

    Preset(double limit) {
        this.limit = limit;
    }

    /** As a user writes it: {@code evidently}, {@code nannyml}, {@code whylogs}, {@code psi-classic}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that {@link #word}. */
    public static Optional<Preset> of(String word) {
        return Arrays.stream(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst();
    }

    /** Numbers against numbers, or words against words; anything else has no answer. */
    public abstract PresetResult judge(String column, RawColumn reference, RawColumn current);

    /**
     * The whole: by Evidently drifted when half of the columns are. The others judge columns only; a gate has to say
     * something of the whole, so there any drifted column counts.
     */
    public PresetVerdict verdict(List<PresetResult> columns) {
        int judged = (int) columns.stream().filter(PresetResult::judged).count();
        int drifted = (int) columns.stream().filter(PresetResult::drifted).count();
        return new PresetVerdict(judged, drifted, limit);
    }
}
