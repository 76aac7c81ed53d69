package io.jenkins.lib.modelgate.validate.budget;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.validate.endpoint.Load;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds an endpoint's load to the budgets that are about it. */
public final class LoadBudgets {

    private LoadBudgets() {}

    /**
     * A check for each budget of latency, throughput and errors.
     *
     * @param load empty where the endpoint did not answer at all: then no budget can be told
     */
    public static List<Check> checks(BudgetSpec spec, Optional<Load> load) {
        return spec.budgets().stream()
                .filter(budget -> budget.quantity().needsEndpoint())
                .map(budget -> load.map(found -> check(budget, found))
                        .orElseGet(() -> Verdicts.unknown(
                                budget, "%s cannot be told: the endpoint did not answer.".formatted(title(budget)))))
                .toList();
    }

    private static String title(Budget budget) {
        return budget.quantity().title();
    }

    private static Check check(Budget budget, Load load) {
        return switch (budget.quantity()) {
            case THROUGHPUT ->
                Verdicts.of(
                        budget,
                        load.throughput(),
                        "%s answers a second with %s at a time; at least %s are asked for."
                                .formatted(
                                        Numbers.text(load.throughput()),
                                        load.concurrency(),
                                        Numbers.text(budget.limit())));
            case ERRORS ->
                Verdicts.of(
                        budget,
                        load.failures(),
                        "%s of %s requests failed; %s may."
                                .formatted(
                                        Numbers.count(load.failures()),
                                        Numbers.count(load.requests()),
                                        Numbers.text(budget.limit())));
            default -> latency(budget, load, budget.quantity().quantile().orElseThrow());
        };
    }

    private static Check latency(Budget budget, Load load, double q) {
        int needed = Load.needed(q);
        if (load.requests() < needed) {
            return Verdicts.unknown(
                            budget,
                            "%s requests are too few to tell %s; it takes at least %s."
                                    .formatted(
                                            Numbers.count(load.requests()),
                                            budget.quantity().id(),
                                            Numbers.count(needed)))
                    .figures(Map.of("rowsNeeded", (double) needed));
        }
        double value = load.quantile(q);
        Optional<Interval> interval = load.interval(q);
        String said = Double.isFinite(value)
                ? "%s is %s ms over %s requests, %d at a time; %s ms are allowed."
                        .formatted(
                                budget.quantity().id(),
                                Numbers.text(value),
                                Numbers.count(load.requests()),
                                load.concurrency(),
                                Numbers.text(budget.limit()))
                : "%s of %s requests failed, so that %s has no bound; %s ms are allowed."
                        .formatted(
                                Numbers.count(load.failures()),
                                Numbers.count(load.requests()),
                                budget.quantity().id(),
                                Numbers.text(budget.limit()));
        Check check = Verdicts.of(budget, value, said);
        return interval.map(check::interval).orElse(check);
    }
}
