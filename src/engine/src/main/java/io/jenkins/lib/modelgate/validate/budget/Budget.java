package io.jenkins.lib.modelgate.validate.budget;

import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.report.Bounds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of something there may be.
 *
 * @param limit in the quantity's own unit
 */
record Budget(Quantity quantity, double limit) {

    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*([A-Za-z][A-Za-z0-9]{0,30})\\s*(<=|>=)\\s*([0-9]{1,15}(?:\\.[0-9]{1,15})?(?:[eE][-+]?[0-9]{1,2})?)\\s*([A-Za-z/]{0,5})\\s*");

    /**
     * @param text such as {@code fileSize<=200MB}
     * @throws SettingsException where it is none
     */
    static Budget parse(String text, Settings settings) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw settings.wrong("budgets", "has '%s', which is no budget such as 'fileSize<=200MB'".formatted(text));
        }
        Quantity quantity = Quantity.byId(parts.group(1)).orElseThrow(() -> unknown(parts.group(1), settings));
        String operator = quantity.isAtMost() ? "<=" : ">=";
        if (!parts.group(2).equals(operator)) {
            throw settings.wrong(
                    "budgets", "has '%s'; a budget for %s is written with %s".formatted(text, quantity.id(), operator));
        }
        double limit = quantity.inUnit(Double.parseDouble(parts.group(3)), parts.group(4))
                .orElseThrow(() -> settings.wrong(
                        "budgets",
                        "has '%s'; the unit of %s is %s"
                                .formatted(
                                        text,
                                        quantity.id(),
                                        quantity.unitNames().isEmpty()
                                                ? "none"
                                                : "one of " + String.join(", ", quantity.unitNames()))));
        return new Budget(quantity, limit);
    }

    private static SettingsException unknown(String name, Settings settings) {
        return settings.wrong(
                "budgets",
                "names '%s', which nothing is known of (%s)"
                        .formatted(
                                name,
                                Spelling.closest(name, Quantity.ids())
                                        .map("did you mean '%s'?"::formatted)
                                        .orElse("there are " + String.join(", ", Quantity.ids()))));
    }

    Bounds bounds() {
        return quantity.isAtMost() ? Bounds.atMost(limit) : Bounds.atLeast(limit);
    }
}
