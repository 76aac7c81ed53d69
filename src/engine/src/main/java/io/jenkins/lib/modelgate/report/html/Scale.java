package io.jenkins.lib.modelgate.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values on a straight axis to pixels.
 *
 * @param low value at the axis' start
 * @param high value at its end, greater than {@code low}
 * @param from pixel at the start
 * @param to pixel at the end
 */
record Scale(double low, double high, double from, double to) {

    /** A scale over the given values; where they are all one value, with some room around it. */
    static Scale over(double low, double high, double from, double to) {
        if (high > low) {
            return new Scale(low, high, from, to);
        }
        double room = low == 0 ? 1 : Math.max(Math.abs(low) * 0.1, Double.MIN_NORMAL);
        return new Scale(Math.max(low - room, -Double.MAX_VALUE), Math.min(low + room, Double.MAX_VALUE), from, to);
    }

    double px(double value) {
        // halved, since the difference of two large values can be too large for a double
        double share = (value / 2 - low / 2) / (high / 2 - low / 2);
        return from + (to - from) * Math.min(1, Math.max(0, share));
    }

    /** Round values (1, 2 or 5 times a power of ten apart) on the axis, about as many as wanted. */
    List<Double> ticks(int wanted) {
        double step = step((high - low) / wanted);
        List<Double> ticks = new ArrayList<>();
        if (!(step > 0) || !Double.isFinite(step)) {
            return ticks;
        }
        for (double i = Math.ceil(low / step - 1e-9);
                i * step <= high + step * 1e-9 && ticks.size() <= 2 * wanted;
                i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The same scale with its ends moved outwards to round values. */
    Scale rounded(int wanted) {
        double step = step((high - low) / wanted);
        if (!(step > 0) || !Double.isFinite(step)) {
            return this;
        }
        return over(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, from, to);
    }

    private static double step(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }
}
