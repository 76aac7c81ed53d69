package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.report.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What is asked of a difference, candidate minus champion, counted so that more is better. The whole interval decides, not
 * the estimate: what it leaves open is not enough data.
 *
 * @param least the smallest difference that is good enough: −0.01 where the candidate may be 0.01 worse, 0.02 where it must
 *     be 0.02 better
 * @param exclusive whether a difference of exactly this is not good enough: to be better by 0 is to be better at all
 */
public record Margin(double least, boolean exclusive) {

    /** How often so many rows are to decide. */
    private static final double POWER = 0.8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** What the interval says. */
    public enum Decision {
        /** Every value of the interval is good enough. */
        HOLDS,
        /** None is. */
        BROKEN,
        /** Some are. */
        OPEN
    }

    public Margin {
        if (!Double.isFinite(least)) {
            throw new IllegalArgumentException("a margin of " + least);
        }
    }

    /** @param allowed by how much the candidate may be worse, at least 0 */
    public static Margin noWorseThan(double allowed) {
        return new Margin(-allowed, false);
    }

    /** @param demanded by how much the candidate must be better, at least 0 */
    public static Margin betterBy(double demanded) {
        return new Margin(demanded, demanded == 0);
    }

    /** Non-inferiority or superiority, as the confidence interval of the difference has it. */
    public Decision judge(Interval difference) {
        if (holds(difference.low())) {
            return Decision.HOLDS;
        }
        return holds(difference.high()) ? Decision.OPEN : Decision.BROKEN;
    }

    /** Whether one number would be good enough. */
    public boolean holds(double difference) {
        return exclusive ? difference > least : difference >= least;
    }

    /**
     * How many rows would decide what is open now in four of five cases, if the true difference is what it is estimated to
     * be: an interval's half width, z(level) standard errors, shrinks with the root of the number of rows, and the estimate
     * of the next rows must lie z(power) standard errors beyond it. J. Cohen, "Statistical Power Analysis for the Behavioral
     * Sciences", 1988, section 2.4.
     *
     * @param estimate within the interval
     * @param rows how many the interval comes from
     * @return more than {@code rows}; {@link Long#MAX_VALUE} where the estimate lies so near that no number would do
     */
    public long rowsNeeded(double estimate, Interval difference, long rows) {
        double distance = Math.abs(estimate - least);
        double half = holds(estimate) ? estimate - difference.low() : difference.high() - estimate;
        double further = 1
                + NORMAL.inverseCumulativeProbability(POWER)
                        / NORMAL.inverseSurvivalProbability((1 - difference.level()) / 2);
        double needed = Math.ceil(rows * Math.pow(further * half / distance, 2));
        return needed < Long.MAX_VALUE / 4.0 ? Math.max(rows + 1, (long) needed) : Long.MAX_VALUE;
    }
}
