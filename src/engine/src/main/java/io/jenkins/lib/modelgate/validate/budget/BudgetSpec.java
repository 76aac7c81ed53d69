package io.jenkins.lib.modelgate.validate.budget;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.util.List;
import java.util.Optional;

/**
 * What a user says a model may cost.
 *
 * @param budgets each quantity at most once
 * @param operators the operators that the model file may have, as {@code Conv} or {@code ai.onnx.ml:Scaler}; empty for any
 * @param operatorsFile a text file with an operator a line, in place of {@code operators}
 */
public record BudgetSpec(List<Budget> budgets, List<String> operators, Optional<String> operatorsFile) {

    public BudgetSpec {
        budgets = List.copyOf(budgets);
        operators = List.copyOf(operators);
    }

    private static final ListRule OPERATORS = ListRule.NAMES.unlessAlone(BudgetSpec::isFile);

    /**
     * Reads and checks the settings.
     *
     * @param hasModelFile whether there is a file to weigh
     * @param hasEndpoint whether there is somebody to ask
     * @throws SettingsException where one is no budget, or about what there is not
     */
    public static BudgetSpec from(Settings settings, boolean hasModelFile, boolean hasEndpoint) {
        List<Budget> budgets = settings.texts("budgets", ListRule.LIMITS).stream()
                .map(text -> Budget.parse(text, settings))
                .toList();
        if (budgets.stream().map(Budget::quantity).distinct().count() < budgets.size()) {
            throw settings.wrong("budgets", "names something twice");
        }
        for (Budget budget : budgets) {
            boolean there = budget.quantity().needsEndpoint() ? hasEndpoint : hasModelFile;
            if (!there) {
                throw settings.wrong(
                        "budgets",
                        "has one for '%s', which needs '%s'"
                                .formatted(
                                        budget.quantity().id(),
                                        budget.quantity().needsEndpoint() ? "endpoint" : "modelFile"));
            }
        }
        List<String> operators = settings.texts("operators", OPERATORS);
        if (!operators.isEmpty() && !hasModelFile) {
            throw settings.wrong("operators", "needs 'modelFile', whose operators they are");
        }
        boolean isFile = operators.size() == 1 && isFile(operators.get(0));
        return new BudgetSpec(
                budgets,
                isFile ? List.of() : operators,
                isFile ? settings.paths("operators", OPERATORS).stream().findFirst() : Optional.empty());
    }

    private static boolean isFile(String text) {
        return text.endsWith(".txt");
    }

    /** Whether anything is asked for. */
    public boolean isAsked() {
        return !budgets.isEmpty() || isAboutFile();
    }

    /** Whether anything is asked for that the model file tells. */
    public boolean isAboutFile() {
        return !operators.isEmpty()
                || operatorsFile.isPresent()
                || budgets.stream().anyMatch(budget -> !budget.quantity().needsEndpoint());
    }
}
