package io.jenkins.lib.modelgate.drift.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact distribution of the two-sample Cramér–von Mises statistic over all orders of a few rows (Y. Xiao, A. Gordon and
 * A. Yakovlev, "A C++ program for the Cramér–von Mises two-sample test", Journal of Statistical Software 17 (2006)).
 */
final class CramerVonMisesOrders {

    private CramerVonMisesOrders() {}

    /**
     * The share, in [0, 1], of all orders of n and m rows that make T at least so large.
     *
     * @param n, m up to some 20: time and memory grow with their fourth power
     */
    static double pValue(double statistic, int n, int m) {
        long multiple = leastCommonMultiple(n, m);
        long stepN = multiple / n;
        long stepM = multiple / m;
        double rows = (double) n + m;
        // T = zeta·nm / (multiple²·N²); a rounding below a whole number is that number
        double zeta = Math.floor(statistic * multiple * multiple * rows * rows / ((double) n * m) + 1e-6);
        // for each number of rows of the second sample seen: how many orders have brought which sum of squares
        List<Map<Long, Double>> seen = new ArrayList<>(Collections.nCopies(m + 1, Map.of()));
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                Map<Long, Double> ways = new HashMap<>();
                long apart = i * stepN - j * stepM;
                if (i == 0 && j == 0) {
                    ways.put(0L, 1.0);
                }
                if (i > 0) {
                    seen.get(j).forEach((sum, count) -> ways.merge(sum + apart * apart, count, Double::sum));
                }
                if (j > 0) {
                    seen.get(j - 1).forEach((sum, count) -> ways.merge(sum + apart * apart, count, Double::sum));
                }
                seen.set(j, ways);
            }
        }
        double all = 0;
        double atLeast = 0;
        for (Map.Entry<Long, Double> each : seen.get(m).entrySet()) {
            all += each.getValue();
            atLeast += each.getKey() >= zeta ? each.getValue() : 0;
        }
        return atLeast / all;
    }

    private static long leastCommonMultiple(int a, int b) {
        long multiple = a;
        while (multiple % b != 0) {
            multiple += a;
        }
        return multiple;
    }
}
