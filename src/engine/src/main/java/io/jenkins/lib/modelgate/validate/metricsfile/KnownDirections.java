package io.jenkins.lib.modelgate.validate.metricsfile;

import io.jenkins.lib.modelgate.predict.Direction;
import java.util.Locale;
import java.util.Set;

/**
 * Which values of a metric are the better ones, by its name alone: by the usual ones only, and only as a whole name after
 * {@code val_}, {@code test/} and the like. A name that says nothing is not guessed at.
 */
public final class KnownDirections {

    private static final Set<String> LOWER = Set.of(
            "loss",
            "logloss",
            "crossentropy",
            "error",
            "errorrate",
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
            "brier",
            "brierscore",
            "ece",
            "perplexity",
            "wer",
            "cer",
            "fpr",
            "fnr");
    private static final Set<String> HIGHER = Set.of(
            "accuracy",
            "acc",
            "balancedaccuracy",
            "precision",
            "recall",
            "sensitivity",
            "specificity",
            "tpr",
            "tnr",
            "f1",
            "f1score",
            "auc",
            "rocauc",
            "auroc",
            "prauc",
            "auprc",
            "averageprecision",
            "mcc",
            "kappa",
            "gini",
            "r2",
            "r2score",
            "ndcg",
            "mrr",
            "bleu",
            "rouge1",
            "rouge2",
            "rougel",
            "chrf",
            "exactmatch",
            "iou",
            "dice");

    private KnownDirections() {}

    /** @return {@link Direction#NEITHER} where the name is not one of the usual ones */
    public static Direction of(String name) {
        String plain = plain(name);
        if (LOWER.contains(plain)) {
            return Direction.SMALLER;
        }
        return HIGHER.contains(plain) ? Direction.GREATER : Direction.NEITHER;
    }

    /** Without what stands before it and between its words: {@code test/ROC_AUC} is {@code rocauc}. */
    static String plain(String name) {
        String last = name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')));
        return last.toLowerCase(Locale.ROOT)
                .replaceFirst("^(val|valid|validation|test|eval|train)[_-]", "")
                .replaceAll("[_ -]", "");
    }
}
