package io.jenkins.lib.modelgate.predict;

/**
 * The forecast that only repeats what was known: the last value or, with a season, that of a season before. Its mean error
 * over the history itself is the scale of MASE: R. Hyndman, A. Koehler, "Another look at measures of forecast accuracy",
 * International Journal of Forecasting 22 (2006) 679–688.
 */
public final class NaiveForecast {

    private final double[] history;
    private final int season;

    /**
     * @param history finite, in the order of time, at least one
     * @param season after how many values the pattern comes again, at least 1
     */
    public NaiveForecast(double[] history, int season) {
        if (history.length == 0 || season < 1) {
            throw new IllegalArgumentException(
                    "a history of %d values with a season of %d".formatted(history.length, season));
        }
        this.history = history.clone();
        this.season = season;
    }

    /** How many values were known. */
    public int known() {
        return history.length;
    }

    /**
     * The mean of |y<sub>t</sub> − y<sub>t−season</sub>| over the history, in the unit of its values; 0 where it never
     * changes, NaN where it is no longer than a season.
     */
    public double scale() {
        CompensatedSum sum = new CompensatedSum();
        for (int time = season; time < history.length; time++) {
            sum.add(Math.abs(history[time] - history[time - season]));
        }
        return history.length > season ? sum.value() / (history.length - season) : Double.NaN;
    }

    /**
     * The forecast so many steps after the history's end, from 1. Where the history is shorter than a season, its last
     * value.
     */
    public double at(int steps) {
        return history.length < season
                ? history[history.length - 1]
                : history[history.length - season + (steps - 1) % season];
    }
}
