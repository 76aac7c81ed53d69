package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.predict.group.Disparity.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user may say of fairness.
 *
 * @param sensitive columns and crossings whose groups are to be treated alike
 * @param limits what is asked; empty where the values are only to be known
 * @param measured what is measured where nothing is asked
 * @param method what a group is compared with
 */
record FairnessSpec(
        List<SliceColumn.Crossed> sensitive, List<Limit> limits, List<FairnessMeasure> measured, Method method) {

    private static final Pattern FORM =
            Pattern.compile("\\s*(\\S+?)\\s*(<=|>=)\\s*([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*");

    /** @param bound the largest difference or the smallest ratio that is allowed */
    record Limit(FairnessMeasure measure, double bound) {

        boolean allows(double value) {
            return measure.ratio() ? value >= bound : value <= bound;
        }
    }

    static FairnessSpec from(Settings settings, PredictionColumns columns) {
        List<SliceColumn.Crossed> sensitive = SliceColumn.listFrom(settings, "sensitive");
        List<Limit> limits = new ArrayList<>();
        for (String text : settings.texts("fairness", ListRule.LIMITS)) {
            limits.add(limit(settings, text, columns));
        }
        if (sensitive.isEmpty() && !limits.isEmpty()) {
            throw settings.wrong("fairness", "asks something of groups, but 'sensitive' names no column");
        }
        List<String> usual = columns.task() == Task.BINARY
                ? List.of("demographicParityDifference", "demographicParityRatio", "equalizedOddsDifference")
                : List.of(columns.catalogue().usual().get(0).id() + "Difference");
        return new FairnessSpec(
                sensitive,
                List.copyOf(limits),
                limits.isEmpty()
                        ? usual.stream()
                                .map(name ->
                                        FairnessMeasure.parse(name, columns).orElseThrow())
                                .toList()
                        : limits.stream().map(Limit::measure).toList(),
                settings.choice("fairnessMethod", Method.class).orElse(Method.BETWEEN_GROUPS));
    }

    private static Limit limit(Settings settings, String text, PredictionColumns columns) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw settings.wrong(
                    "fairness",
                    "has '%s', which is no limit such as 'demographicParityDifference<=0.1' or 'equalizedOddsRatio>=0.8'"
                            .formatted(text));
        }
        FairnessMeasure measure = FairnessMeasure.parse(form.group(1), columns)
                .orElseThrow(() -> FairnessMeasure.isOfTwoClasses(form.group(1))
                        ? settings.wrong(
                                "fairness",
                                "has '%s', which is for two classes; of a %s limit a metric, such as '%sDifference<=0.1'"
                                        .formatted(
                                                text,
                                                columns.task().title(),
                                                columns.catalogue()
                                                        .usual()
                                                        .get(0)
                                                        .id()))
                        : settings.wrong(
                                "fairness",
                                "names the unknown measure '%s'; there are %s, and any metric, each with Difference or Ratio"
                                        .formatted(form.group(1), String.join(", ", FairnessMeasure.names()))));
        double bound = Double.parseDouble(form.group(3));
        if (measure.ratio() != form.group(2).equals(">=")) {
            throw settings.wrong(
                    "fairness",
                    "has '%s': a difference is limited from above (<=), a ratio from below (>=)".formatted(text));
        }
        if (measure.ratio()
                && measure.metric().filter(metric -> metric.smallest() < 0).isPresent()) {
            throw settings.wrong(
                    "fairness",
                    "has '%s', a ratio of what may be below 0, which says nothing; limit '%sDifference' with <="
                            .formatted(text, measure.metric().get().id()));
        }
        if (measure.ratio() && bound > 1) {
            throw settings.wrong("fairness", "has '%s': a ratio is at most 1".formatted(text));
        }
        return new Limit(measure, bound);
    }
}
