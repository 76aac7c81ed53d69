package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A number that says how good predictions are. */
public enum Metric {
    /** Share of rows decided right, in [0, 1]. */
    ACCURACY("accuracy", "Accuracy", Task.BINARY, true, 0, 1),
    /** Share of rows decided positive that are positive, in [0, 1]. */
    PRECISION("precision", "Precision", Task.BINARY, true, 0, 1),
    /** Share of positive rows decided positive, in [0, 1]. */
    RECALL("recall", "Recall", Task.BINARY, true, 0, 1),
    /** Harmonic mean of precision and recall, in [0, 1]. */
    F1("f1", "F1", Task.BINARY, true, 0, 1),
    /** Chance that a positive row scores above a negative one, ties counting half, in [0, 1]. */
    ROC_AUC("rocAuc", "ROC AUC", Task.BINARY, true, 0, 1),
    /** Mean negative log-likelihood of the target under the scores, in nats, at least 0. */
    LOG_LOSS("logLoss", "Log loss", Task.BINARY, false, 0, Double.MAX_VALUE),
    /** Mean absolute error, in the target's unit, at least 0. */
    MAE("mae", "MAE", Task.REGRESSION, false, 0, Double.MAX_VALUE),
    /** Root of the mean squared error, in the target's unit, at least 0. */
    RMSE("rmse", "RMSE", Task.REGRESSION, false, 0, Double.MAX_VALUE),
    /** Share of the target's variance that is explained, at most 1; negative where the mean would predict better. */
    R2("r2", "R²", Task.REGRESSION, true, -Double.MAX_VALUE, 1);

    private final String id;
    private final String title;
    private final Task task;
    private final boolean greaterIsBetter;
    private final double smallest;
    private final double largest;

    Metric(String id, String title, Task task, boolean greaterIsBetter, double smallest, double largest) {
        this.id = id;
        this.title = title;
        this.task = task;
        this.greaterIsBetter = greaterIsBetter;
        this.smallest = smallest;
        this.largest = largest;
    }

    /** Its name in settings, checks and series. */
    public String id() {
        return id;
    }

    /** What a person calls it, as it stands at the start of a sentence. */
    public String title() {
        return title;
    }

    public Task task() {
        return task;
    }

    public boolean greaterIsBetter() {
        return greaterIsBetter;
    }

    /** Whether it is computed from probabilities; otherwise decisions or predictions are enough. */
    public boolean needsScore() {
        return this == ROC_AUC || this == LOG_LOSS;
    }

    /** Whether it can take this value at all; an accuracy of 85 is a percentage gone astray. */
    public boolean canBe(double value) {
        return value >= smallest && value <= largest;
    }

    /** Whether each value it can take lies in [0, 1]. */
    public boolean isShare() {
        return smallest == 0 && largest == 1;
    }

    public static Optional<Metric> byId(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }

    /** A task's metrics, in the order of a report. */
    public static List<Metric> of(Task task) {
        return Arrays.stream(values()).filter(metric -> metric.task == task).toList();
    }
}
