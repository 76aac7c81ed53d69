package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Drift in how columns go together: rows are made up from the principal components of the reference, and the mean error of
 * current rows is compared with that of the reference (A. Qahtan and others, "A PCA-based change detection framework for
 * multidimensional data streams", 2015, for the idea).
 *
 * <p>Components fit the rows they were made of better than others. So noise is judged by errors of reference rows by
 * components made of other rows, in {@value #FOLDS} folds; from these errors means of as many rows as either side has are
 * drawn with replacement, {@value #ROUNDS} times, and those of the reference widened by {@link Folds#inflation}.
 *
 * @param share of the variance that is kept, in (0, 1), as 0.65
 * @param level of the noise band, in (0, 1), as 0.95
 * @param seed of the folds and the draws
 */
public record PcaReconstruction(double share, double level, long seed) {

    /** Fewer rows than this in the reference say nothing. */
    public static final int LEAST_ROWS = 30;

    private static final int FOLDS = 5;
    private static final int ROUNDS = 1000;

    public PcaReconstruction {
        if (!(share > 0 && share < 1 && level > 0 && level < 1)) {
            throw new IllegalArgumentException("a share of variance and a level lie between 0 and 1");
        }
    }

    /** Keeping 65 % of the variance, with a noise band of 95 %. */
    public static PcaReconstruction seeded(long seed) {
        return new PcaReconstruction(0.65, 0.95, seed);
    }

    /** @throws IllegalArgumentException for fewer than {@value #LEAST_ROWS} rows of the reference, or no current ones */
    public ReconstructionShift compare(Rows reference, Rows current) {
        if (reference.columns() != current.columns()) {
            throw new IllegalArgumentException("rows of %d columns cannot be compared with rows of %d"
                    .formatted(reference.columns(), current.columns()));
        }
        if (reference.count() < LEAST_ROWS || current.count() == 0) {
            throw new IllegalArgumentException("principal components need %d rows of the reference, not %d"
                    .formatted(LEAST_ROWS, reference.count()));
        }
        PrincipalComponents components = PrincipalComponents.keeping(share, reference);
        SplittableRandom random = new SplittableRandom(seed);
        Folds folds = new Folds(FOLDS, new boolean[reference.count()], random);
        double[] heldOut = heldOut(reference, components.count(), folds);
        double expected = mean(heldOut);
        double[] noise = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double now = draw(heldOut, current.count(), random) - expected;
            double before = draw(heldOut, reference.count(), random) - expected;
            noise[round] = now - folds.inflation() * before;
        }
        Arrays.sort(noise);
        int outside = (int) Math.floor((1 - level) / 2 * ROUNDS);
        return new ReconstructionShift(
                components.count(),
                mean(components.errors(reference)),
                expected,
                mean(components.errors(current)),
                expected + noise[outside],
                expected + noise[ROUNDS - 1 - outside]);
    }

    private static double[] heldOut(Rows reference, int components, Folds folds) {
        double[][] errors = new double[FOLDS][];
        IntStream.range(0, FOLDS).parallel().forEach(fold -> {
            PrincipalComponents others = PrincipalComponents.counting(components, reference.take(folds.without(fold)));
            errors[fold] = others.errors(reference.take(folds.in(fold)));
        });
        return Arrays.stream(errors).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double mean(double[] errors) {
        return Arrays.stream(errors).sum() / errors.length;
    }

    private static double draw(double[] errors, int times, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += errors[random.nextInt(errors.length)];
        }
        return sum / times;
    }
}
