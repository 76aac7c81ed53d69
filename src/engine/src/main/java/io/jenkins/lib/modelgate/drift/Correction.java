package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.statistics.FalseDiscovery;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Adjusts p-values for having looked at several things. */
enum Correction {
    /**
     * If what has an adjusted p of at most α is called changed, then on average at most a share α of the calls is wrong.
     * (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57,
     * 1995.)
     */
    BENJAMINI_HOCHBERG {
        @Override
        double[] adjust(double[] p) {
            return FalseDiscovery.adjust(p);
        }
    },
    /**
     * The chance of even one wrong call is at most α. (S. Holm, "A simple sequentially rejective multiple test procedure",
     * Scandinavian Journal of Statistics 6, 1979.)
     */
    HOLM {
        @Override
        double[] adjust(double[] p) {
            List<Integer> rising = IntStream.range(0, p.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> p[i]))
                    .toList();
            double[] adjusted = new double[p.length];
            double most = 0;
            for (int place = 0; place < p.length; place++) {
                int index = rising.get(place);
                most = Math.max(most, Math.min(1, p[index] * (p.length - place)));
                adjusted[index] = most;
            }
            return adjusted;
        }
    };

    /** As users write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The adjusted values, each in [0, 1] and at least the given one, in the given order. */
    abstract double[] adjust(double[] p);
}
