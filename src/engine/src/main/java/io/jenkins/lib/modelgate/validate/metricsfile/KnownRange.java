package io.jenkins.lib.modelgate.validate.metricsfile;

import java.util.Set;

/**
 * Which values a metric can have, by its name alone: by the usual ones only, as {@link KnownDirections} knows them. Where the
 * same name is used for shares and for percentages ({@code bleu}), both are possible; of any other name every value is.
 *
 * @param smallest value that it can have, inclusive
 * @param largest value that it can have, inclusive
 */
public record KnownRange(double smallest, double largest) {

    private static final Set<String> SHARES = Set.of(
            "accuracy",
            "acc",
            "balancedaccuracy",
            "precision",
            "recall",
            "sensitivity",
            "specificity",
            "tpr",
            "tnr",
            "fpr",
            "fnr",
            "f1",
            "f1score",
            "auc",
            "rocauc",
            "auroc",
            "prauc",
            "auprc",
            "averageprecision",
            "ece",
            "errorrate",
            "ndcg",
            "mrr",
            "iou",
            "dice");
    private static final Set<String> CORRELATIONS = Set.of("mcc", "kappa", "gini");
    private static final Set<String> PERCENTAGES_TOO =
            Set.of("bleu", "rouge1", "rouge2", "rougel", "chrf", "exactmatch");
    private static final Set<String> AT_LEAST_ZERO = Set.of(
            "logloss",
            "crossentropy",
            "mae",
            "mse",
            "rmse",
            "rmsle",
            "medianae",
            "maxerror",
            "mape",
            "smape",
            "wape",
            "mase",
            "perplexity",
            "wer",
            "cer");

    /** @return every finite number where the name is not one of the usual ones, or says nothing of its values */
    public static KnownRange of(String name) {
        String plain = KnownDirections.plain(name);
        if (SHARES.contains(plain)) {
            return new KnownRange(0, 1);
        }
        if (CORRELATIONS.contains(plain)) {
            return new KnownRange(-1, 1);
        }
        if (PERCENTAGES_TOO.contains(plain)) {
            return new KnownRange(0, 100);
        }
        if (AT_LEAST_ZERO.contains(plain)) {
            return new KnownRange(0, Double.MAX_VALUE);
        }
        return switch (plain) {
            // of several classes it goes up to 2
            case "brier", "brierscore" -> new KnownRange(0, 2);
            case "r2", "r2score" -> new KnownRange(-Double.MAX_VALUE, 1);
            default -> new KnownRange(-Double.MAX_VALUE, Double.MAX_VALUE);
        };
    }
}
