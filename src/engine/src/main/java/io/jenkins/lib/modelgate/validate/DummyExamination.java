package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the metrics that have limits against those of a model that looked at nothing but how often each class occurs, at the
 * mean or the median of the targets, or at the last values known before a forecast: who is no better has learnt nothing.
 *
 * @param limited the names of the metrics that have limits
 */
record DummyExamination(List<String> limited) implements Examination {

    /** The same number computed in another order of rows differs in the last digits. */
    private static final double ROUNDING = 1e-12;

    @Override
    public void examine(Rows rows, Desk desk) {
        List<Check> checks = new ArrayList<>();
        if (rows.size() > 0) {
            List<Measures.Dummy> dummies = rows.measured().measures().dummies(rows.sampleWeights());
            for (MetricValue value : desk.values()) {
                boolean comparable = value.metric().direction() != Direction.NEITHER;
                if (comparable && limited.contains(value.metric().id())) {
                    checks.add(check(value, best(dummies, value.metric(), rows.sampleWeights()), desk));
                }
            }
        }
        checks.forEach(desk.report()::check);
        if (checks.stream().allMatch(check -> check.verdict() == Verdict.SKIPPED)) {
            desk.report()
                    .check(Check.of(
                            "dummy",
                            "Better than a dummy",
                            Verdict.INSUFFICIENT_DATA,
                            "No metric with a limit tells the model from a dummy; limit another one, such as"
                                    + " balancedAccuracy, rocAuc or r2."));
        }
    }

    /** What the best of the dummies comes to. */
    private record Best(String does, MetricValue value) {}

    private static Best best(List<Measures.Dummy> dummies, Metric metric, Optional<double[]> weights) {
        Best best = null;
        for (Measures.Dummy dummy : dummies) {
            MetricValue value = dummy.measures().value(metric, weights);
            if (best == null
                    || value.isDefined()
                            && (!best.value().isDefined()
                                    || metric.worse(value.value(), best.value().value()) < 0)) {
                best = new Best(dummy.does(), value);
            }
        }
        return best;
    }

    private static Check check(MetricValue value, Best best, Desk desk) {
        MetricValue dummy = best.value();
        Metric metric = value.metric();
        String id = "metric.%s.dummy".formatted(metric.id());
        String title = metric.title() + " against a dummy";
        if (!value.isDefined()) {
            return Check.of(
                    id,
                    title,
                    Verdict.INSUFFICIENT_DATA,
                    "%s is undefined: %s.".formatted(metric.title(), value.undefinedBecause()));
        }
        if (!dummy.isDefined() || isBest(metric, dummy.value())) {
            return Check.of(
                            id,
                            title,
                            Verdict.SKIPPED,
                            dummy.isDefined()
                                    ? "A dummy has the best %s there is, so it cannot tell.".formatted(metric.title())
                                    : "A dummy has no %s: %s.".formatted(metric.title(), dummy.undefinedBecause()))
                    .observed(value.value());
        }
        double slack = ROUNDING * Math.max(Math.abs(value.value()), Math.abs(dummy.value()));
        boolean better = metric.worse(value.value(), dummy.value()) < -slack;
        String explanation = "%s %s, of a dummy%s %s: the model is %s."
                .formatted(
                        metric.title(),
                        Numbers.text(value.value()),
                        best.does(),
                        Numbers.text(dummy.value()),
                        better ? "better" : "no better");
        return Check.of(
                        id,
                        title,
                        desk.notJudged().isPresent()
                                ? Verdict.INSUFFICIENT_DATA
                                : better ? Verdict.PASSED : Verdict.FAILED,
                        desk.notJudged()
                                .map(why -> "%s Not judged: %s.".formatted(explanation, why))
                                .orElse(explanation))
                .observed(value.value());
    }

    private static boolean isBest(Metric metric, double value) {
        return switch (metric.direction()) {
            case GREATER -> value >= metric.largest();
            case SMALLER -> value <= metric.smallest();
            case NEAR_ZERO -> Math.abs(value) <= ROUNDING;
            case NEITHER -> true;
        };
    }
}
