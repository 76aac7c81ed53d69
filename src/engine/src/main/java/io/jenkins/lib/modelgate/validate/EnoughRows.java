package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.Arrays;
import java.util.Optional;

/** Whether there are rows enough to judge anything by them, as far as they count by their weights. */
record EnoughRows(ValidateSpec spec, Rows rows) {

    /** The check on how many there are. */
    static final String ID = "rows";

    Check check() {
        long counting = rows.effectiveSize();
        return Check.of(
                        ID,
                        "Enough rows",
                        counting >= spec.minRows() ? Verdict.PASSED : Verdict.INSUFFICIENT_DATA,
                        "%s rows%s, at least %s are needed."
                                .formatted(
                                        rows.size() == 0 ? "There are no" : Numbers.count(rows.size()),
                                        counting < rows.size()
                                                ? ", which by their weights count as much as " + Numbers.count(counting)
                                                : "",
                                        Numbers.count(spec.minRows())))
                .observed(counting)
                .unit("rows")
                .limit(Bounds.atLeast(spec.minRows()));
    }

    /** Whether at least two classes have rows; empty where there are no classes. */
    Optional<Check> classes() {
        return rows.measured().classes().map(this::classes);
    }

    private Check classes(Measured.Classes classes) {
        boolean binary = spec.task() == Task.BINARY;
        String text = classes.text() + withoutWeight();
        return Check.of(
                "classes",
                binary ? "Both classes occur" : "At least two classes occur",
                classes.isOne() ? Verdict.INSUFFICIENT_DATA : Verdict.PASSED,
                classes.isOne()
                        ? "There are not rows of %s classes: %s; check %s."
                                .formatted(
                                        binary ? "both" : "two", text, binary ? "'target' and 'positive'" : "'target'")
                        : text + ".");
    }

    private String withoutWeight() {
        long none = rows.sampleWeights()
                .map(weights ->
                        Arrays.stream(weights).filter(weight -> weight == 0).count())
                .orElse(0L);
        return none == 0
                ? ""
                : ", without the %s %s of weight 0".formatted(Numbers.count(none), none == 1 ? "row" : "rows");
    }

    /** What a metric comes from, and what it rests on where that is less than half: {@code 899 rows, resting on 92 rows of '8'}. */
    String basis(Metric metric) {
        String all = Numbers.count(rows.size()) + " rows";
        Measures.Ground ground = rows.ground(metric);
        return 2 * ground.size() >= rows.effectiveSize()
                ? all
                : "%s, resting on %s %s".formatted(all, Numbers.count(ground.size()), ground.what());
    }

    /** Why no limit can be judged, as a clause; empty where they can. */
    Optional<String> notJudged() {
        long counting = rows.effectiveSize();
        if (counting < spec.minRows()) {
            String needed = Numbers.count(spec.minRows());
            return Optional.of(
                    counting < rows.size()
                            ? "the rows count as much as %s by their weights, fewer than %s"
                                    .formatted(Numbers.count(counting), needed)
                            : "there are fewer than %s rows".formatted(needed));
        }
        return rows.measured()
                .classes()
                .filter(Measured.Classes::isOne)
                .map(one -> "there are not rows of %s classes".formatted(spec.task() == Task.BINARY ? "both" : "two"));
    }

    /** Why no limit of this metric can be judged: for the same reasons, or since it rests on too few of the rows. */
    Optional<String> notJudged(Metric metric) {
        Optional<String> never = notJudged();
        if (never.isPresent()) {
            return never;
        }
        Measures.Ground ground = rows.ground(metric);
        return ground.size() >= spec.minMetricRows()
                ? Optional.empty()
                : Optional.of("it rests on %s, of which there %s %s%s; at least %s are needed ('minMetricRows')"
                        .formatted(
                                ground.what(),
                                ground.size() == 1 ? "is" : "are",
                                Numbers.count(ground.size()),
                                rows.sampleWeights().isPresent() ? " by their weights" : "",
                                Numbers.count(spec.minMetricRows())));
    }
}
