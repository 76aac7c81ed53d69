package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;

/**
 * Finds the best split of a node from the sums of its rows' gradients and curvatures in each bin (T. Chen and C. Guestrin,
 * "XGBoost", 2016, formula 7). Categories are lined up by their mean first (W. Fisher, "On grouping for maximum
 * homogeneity", 1958); rows without a value go to the side that gains more.
 */
final class SplitSearch {

    static final int LEAST_IN_LEAF = 20;

    private static final int BINS = BinnedColumns.MOST + 1;
    private static final double SMOOTHING = 2.5; // curvature of ten rows: a rare category's mean is little heeded
    private static final double LEAST_GAIN = 1e-9;

    private final BinnedColumns data;
    private final double[] gradient;
    private final double[] curvature;
    private final double[] gradients = new double[BINS];
    private final double[] curvatures = new double[BINS];
    private final int[] counts = new int[BINS];
    private final int[] line = new int[BINS];

    SplitSearch(BinnedColumns data, double[] gradient, double[] curvature) {
        this.data = data;
        this.gradient = gradient;
        this.curvature = curvature;
    }

    /** The best split of the rows {@code order[from … to)}, or null where none gains. */
    Split best(int[] order, int from, int to) {
        Split best = null;
        if (to - from < 2 * LEAST_IN_LEAF) {
            return null;
        }
        for (int column = 0; column < data.columns(); column++) {
            add(column, order, from, to);
            int length = 0;
            for (int bin = 0; bin < data.size(column); bin++) {
                if (counts[bin] > 0) {
                    line[length++] = bin;
                }
            }
            if (counts[BinnedColumns.MISSING] > 0) {
                line[length++] = BinnedColumns.MISSING;
                if (!data.isCategorical(column)) {
                    best = better(best, column, length);
                    System.arraycopy(line, 0, line, 1, length - 1);
                    line[0] = BinnedColumns.MISSING;
                }
            }
            if (data.isCategorical(column)) {
                lineUp(length);
            }
            best = better(best, column, length);
        }
        return best;
    }

    /** By insertion: few bins, and nothing to allocate. */
    private void lineUp(int length) {
        for (int i = 1; i < length; i++) {
            int bin = line[i];
            double mean = mean(bin);
            int place = i;
            for (; place > 0 && mean(line[place - 1]) > mean; place--) {
                line[place] = line[place - 1];
            }
            line[place] = bin;
        }
    }

    private double mean(int bin) {
        return gradients[bin] / (curvatures[bin] + SMOOTHING);
    }

    private void add(int column, int[] order, int from, int to) {
        Arrays.fill(gradients, 0);
        Arrays.fill(curvatures, 0);
        Arrays.fill(counts, 0);
        byte[] bins = data.bins(column);
        for (int i = from; i < to; i++) {
            int row = order[i];
            int bin = bins[row] & 0xff;
            gradients[bin] += gradient[row];
            curvatures[bin] += curvature[row];
            counts[bin]++;
        }
    }

    /** The better of a split and the best one that cuts the bins, as they are lined up, in two. */
    private Split better(Split best, int column, int length) {
        double gradientOfAll = 0;
        double curvatureOfAll = 0;
        int rows = 0;
        for (int i = 0; i < length; i++) {
            gradientOfAll += gradients[line[i]];
            curvatureOfAll += curvatures[line[i]];
            rows += counts[line[i]];
        }
        double whole = gradientOfAll * gradientOfAll / curvatureOfAll;
        double most = best == null ? LEAST_GAIN : best.gain();
        int cut = 0;
        double left = 0;
        double leftCurvature = 0;
        int leftRows = 0;
        for (int i = 0; i < length - 1; i++) {
            left += gradients[line[i]];
            leftCurvature += curvatures[line[i]];
            leftRows += counts[line[i]];
            if (leftRows >= LEAST_IN_LEAF && rows - leftRows >= LEAST_IN_LEAF) {
                double right = gradientOfAll - left;
                double gain = left * left / leftCurvature + right * right / (curvatureOfAll - leftCurvature) - whole;
                if (gain > most) {
                    most = gain;
                    cut = i + 1;
                }
            }
        }
        if (cut == 0) {
            return best;
        }
        boolean[] goesLeft = new boolean[BINS];
        for (int i = 0; i < cut; i++) {
            goesLeft[line[i]] = true;
        }
        if (!data.isCategorical(column)) {
            sendUnseen(goesLeft, line[cut - 1], line[cut]);
        }
        return new Split(column, goesLeft, most);
    }

    /** Bins of numbers that none of these rows is in, but others may be, go where the nearer of the two at the cut goes. */
    private static void sendUnseen(boolean[] goesLeft, int lastLeft, int firstRight) {
        int last = lastLeft == BinnedColumns.MISSING
                ? -1 // only what is missing goes left
                : firstRight == BinnedColumns.MISSING ? BinnedColumns.MISSING - 1 : (lastLeft + firstRight) / 2;
        for (int bin = 0; bin <= last; bin++) {
            goesLeft[bin] = true;
        }
    }
}
