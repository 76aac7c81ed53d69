package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.OptionalDouble;

/**
 * What is allowed of plain damage to the data. A limit that somebody said fails the gate where it is broken; a customary one
 * warns.
 *
 * @param missing by how much a column's share of missing values may rise
 * @param unseen share of rows that may hold a category the reference does not have
 * @param outOfRange share of rows that may lie outside the reference's smallest and largest number
 * @param duplicates share of rows that may repeat a value in a column that had none twice
 * @param maybeNoise the probability up to which a customary limit is known not to be broken by noise alone, shared by all
 *     columns; 1 where that is not asked
 * @param constantAllowed whether a column that varied may hold a single value
 */
record QualityLimits(
        Limit missing, Limit unseen, Limit outOfRange, Limit duplicates, double maybeNoise, boolean constantAllowed) {

    /** @param said whether a user said it */
    record Limit(double share, boolean said) {}

    static final double DEFAULT_MISSING = 0.1;
    static final double DEFAULT_UNSEEN = 0.05;
    static final double DEFAULT_OUT_OF_RANGE = 0.05;
    static final double DEFAULT_DUPLICATES = 0.01;

    /** Of how often noise may pass for anything, a fifth is for these checks; the rest is for the looks at the columns. */
    private static final double SHARE_OF_ALPHA = 0.2;

    private static final int CHECKS = 5;

    /** @param alpha how often noise may pass for damage; 1 where a customary limit is one whatever the noise */
    static QualityLimits from(Settings settings, double alpha) {
        return new QualityLimits(
                limit(settings, "maxMissingIncrease", DEFAULT_MISSING),
                limit(settings, "maxUnseen", DEFAULT_UNSEEN),
                limit(settings, "maxOutOfRange", DEFAULT_OUT_OF_RANGE),
                limit(settings, "maxDuplicates", DEFAULT_DUPLICATES),
                alpha == 1 ? 1 : alpha * SHARE_OF_ALPHA / CHECKS,
                settings.flag("allowConstant", false));
    }

    private static Limit limit(Settings settings, String name, double byDefault) {
        OptionalDouble said = settings.number(name, 0, 1);
        return new Limit(said.orElse(byDefault), said.isPresent());
    }
}
