package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryPredictions;
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
import java.util.stream.IntStream;

/**
 * Holds the metrics that have limits against those of models that looked at nothing but how often each class occurs, at the
 * targets as a whole, or at the last values known before a forecast: who is no better has learnt nothing. Half of all models
 * that guess are better than a dummy on some rows, so it is the metric's interval that must be better.
 *
 * @param limited the names of the metrics that have limits
 * @param confidence of intervals, in (0, 1)
 */
record DummyExamination(List<String> limited, double confidence) implements Examination {

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
                    checks.add(check(value, best(dummies, value.metric(), rows.sampleWeights()), rows, desk));
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
        Best best = new Best("", MetricValue.undefined(metric, "no row counts"));
        for (Measures.Dummy dummy : dummies) {
            MetricValue value = dummy.measures().value(metric, weights);
            boolean first = !best.value().isDefined();
            if (first
                    || value.isDefined()
                            && metric.worse(value.value(), best.value().value()) < 0) {
                best = new Best(dummy.does(), value);
            }
        }
        return best;
    }

    private Check check(MetricValue value, Best best, Rows rows, Desk desk) {
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
        boolean surely = better && isSurelyBetter(value, dummy, rows);
        String explanation = "%s %s%s, of a dummy%s %s: the model is %s."
                .formatted(
                        metric.title(),
                        Numbers.text(value.value()),
                        value.interval()
                                .map(each -> " (%s interval %s)".formatted(Numbers.percent(each.level()), each.text()))
                                .orElse(""),
                        best.does(),
                        Numbers.text(dummy.value()),
                        surely
                                ? "better"
                                : better
                                        ? "better, but no more than guessing could be by chance; bring more rows"
                                        : "no better");
        Optional<String> because = desk.notJudged(metric);
        Check check = Check.of(
                        id,
                        title,
                        better && !surely || because.isPresent()
                                ? Verdict.INSUFFICIENT_DATA
                                : better ? Verdict.PASSED : Verdict.FAILED,
                        because.map(why -> "%s Not judged: %s.".formatted(explanation, why))
                                .orElse(explanation))
                .observed(value.value());
        return value.interval().map(check::interval).orElse(check);
    }

    /** Where nobody knows how sure the metric is, its value alone decides. */
    private boolean isSurelyBetter(MetricValue value, MetricValue dummy, Rows rows) {
        if (value.metric().id().equals("ks")) {
            return value.value() > ksOfGuessing(rows);
        }
        return value.interval()
                .map(each -> Math.max(
                                value.metric().worse(each.low(), dummy.value()),
                                value.metric().worse(each.high(), dummy.value()))
                        < 0)
                .orElse(true);
    }

    /**
     * The distance that scores drawn at random exceed no more often than in 1 − confidence of cases; any scores are at some
     * distance. N. Smirnov, Annals of Mathematical Statistics 19 (1948) 279–281: the first term of the limiting distribution.
     */
    private double ksOfGuessing(Rows rows) {
        BinaryPredictions binary =
                (BinaryPredictions) rows.measured().measures().predictions();
        double positives =
                IntStream.range(0, binary.rows()).filter(binary::truth).count();
        double negatives = binary.rows() - positives;
        return Math.sqrt(Math.log(2 / (1 - confidence)) / 2 * (positives + negatives) / (positives * negatives));
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
