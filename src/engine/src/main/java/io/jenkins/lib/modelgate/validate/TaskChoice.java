package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Task;
import java.util.Optional;

/** Finds the task by what was said and by the columns named; the two must fit. */
final class TaskChoice {

    private TaskChoice() {}

    static Task from(Settings settings) {
        Optional<Task> said = settings.choice("task", Task.class);
        boolean binary =
                settings.text("score").isPresent() || settings.text("decision").isPresent();
        boolean regression = settings.text("prediction").isPresent();
        if (said.filter(task -> task != Task.BINARY && task != Task.REGRESSION).isPresent()) {
            return said.get();
        }
        if (said.isEmpty() && settings.isSaid("scores")) {
            return Task.MULTICLASS;
        }
        if (said.isEmpty() && (settings.isSaid("horizon") || settings.isSaid("history"))) {
            return Task.FORECAST;
        }
        if (binary && regression) {
            throw settings.wrong(
                    "prediction",
                    "is for a regression, 'score' and 'decision' are for a binary classifier; name one or the other");
        }
        if (!binary && !regression) {
            throw settings.wrong(
                    said.filter(Task.BINARY::equals).isPresent() ? "score" : "prediction",
                    "is missing: name the column of probabilities ('score') or of decisions ('decision') of a binary"
                            + " classifier, or that of the predicted numbers ('prediction') of a regression");
        }
        Task found = binary ? Task.BINARY : Task.REGRESSION;
        if (said.filter(task -> task != found).isPresent()) {
            throw settings.wrong(
                    "task",
                    binary
                            ? "is regression, which 'score' and 'decision' do not belong to; name 'prediction'"
                            : "is binary, which 'prediction' does not belong to; name 'score' or 'decision'");
        }
        return found;
    }

    /** A truth that is compared with itself is always right. */
    static void refuseTruthAsPrediction(Settings settings, String target, Optional<String> said) {
        if (said.filter(target::equals).isPresent()) {
            throw settings.wrong(
                    "target", "names the column '%s', which also is to be what the model said".formatted(target));
        }
    }
}
