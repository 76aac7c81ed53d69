package io.jenkins.lib.modelgate.validate.budget;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;

/** How a budget's check is written. */
final class Verdicts {

    private Verdicts() {}

    /** @param value in the quantity's unit; infinite is beyond every budget */
    static Check of(Budget budget, double value, String explanation) {
        Verdict verdict = budget.bounds().allows(value) ? Verdict.PASSED : Verdict.FAILED;
        return check(budget, verdict, explanation).observed(value);
    }

    /** Where nothing can tell. */
    static Check unknown(Budget budget, String explanation) {
        return check(budget, Verdict.INSUFFICIENT_DATA, explanation);
    }

    private static Check check(Budget budget, Verdict verdict, String explanation) {
        Quantity quantity = budget.quantity();
        return Check.of("budget." + quantity.id(), quantity.title(), verdict, explanation)
                .limit(budget.bounds())
                .unit(quantity.unit());
    }
}
