package io.jenkins.lib.modelgate.predict;

import java.util.function.Function;
import java.util.function.IntPredicate;

/** What metrics of several classes rest on. */
final class ClassBasis {

    /**
     * Of a mean over classes: rows count in inverse proportion to how many their class has, and so a class of few rows leaves
     * few in all, the fewer the fewer classes there are.
     */
    static final Basis<MulticlassPredictions> ALIKE =
            new Basis<>("rows, each class counting alike", (rows, weights) -> {
                double[] sizes = rows.outcomes(weights).truth();
                double[] alike = new double[weights.length];
                for (int row = 0; row < alike.length; row++) {
                    alike[row] = weights[row] > 0 ? weights[row] / sizes[rows.truth(row)] : 0;
                }
                return EffectiveSize.of(alike);
            });

    /** Of what compares with chance: always to say the most frequent class is no merit. */
    static final Basis<MulticlassPredictions> BESIDE_THE_MOST_FREQUENT =
            new Basis<>("rows outside the most frequent class", (rows, weights) -> {
                double[] sizes = rows.outcomes(weights).truth();
                int most = 0;
                for (int type = 1; type < sizes.length; type++) {
                    most = sizes[type] > sizes[most] ? type : most;
                }
                int frequent = most;
                return EffectiveSize.of(weights, row -> rows.truth(row) != frequent);
            });

    private ClassBasis() {}

    static Basis<MulticlassPredictions> of(String label) {
        return Basis.ofRows("rows of '%s'".formatted(label), are(label));
    }

    static Basis<MulticlassPredictions> decided(String label) {
        return Basis.ofRows("rows decided '%s'".formatted(label), rows -> {
            int type = rows.labels().indexOf(label);
            return row -> rows.decision(row) == type;
        });
    }

    static Basis<MulticlassPredictions> others(String label) {
        return Basis.ofRows(
                "rows of others than '%s'".formatted(label), are(label).andThen(IntPredicate::negate));
    }

    static Basis<MulticlassPredictions> against(String label) {
        return Basis.ofFewer("rows of '%s' or of the rest, whichever are fewer".formatted(label), are(label));
    }

    private static Function<MulticlassPredictions, IntPredicate> are(String label) {
        return rows -> {
            int type = rows.labels().indexOf(label);
            return row -> rows.truth(row) == type;
        };
    }
}
