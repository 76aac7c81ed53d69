package io.jenkins.lib.modelgate.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * p-values adjusted for having looked at many things: if what has an adjusted p of at most α is called found, then on
 * average at most a share α of the finds is wrong. Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57
 * (1995) 289–300.
 */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * The adjusted values.
     *
     * @param p each in [0, 1]
     * @return in the given order, each in [0, 1] and at least the given one
     */
    public static double[] adjust(double[] p) {
        List<Integer> falling = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> p[i]).reversed())
                .toList();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int place = 0; place < p.length; place++) {
            int index = falling.get(place);
            least = Math.min(least, p[index] * p.length / (p.length - place));
            adjusted[index] = least;
        }
        return adjusted;
    }
}
