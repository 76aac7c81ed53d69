package io.jenkins.lib.modelgate.drift;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for having looked at several things: if those with an adjusted p of at most α are called changed, then
 * on average at most a share α of the calls is wrong. (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate",
 * Journal of the Royal Statistical Society B 57, 1995.)
 */
final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /** The adjusted values, each in [0, 1] and at least the given one, in the given order. */
    static double[] adjust(double[] p) {
        List<Integer> falling = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .toList();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int place = 0; place < p.length; place++) {
            int rank = p.length - place;
            int index = falling.get(place);
            least = Math.min(least, p[index] * p.length / rank);
            adjusted[index] = least;
        }
        return adjusted;
    }
}
