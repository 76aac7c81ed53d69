package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.BinaryCosts;
import io.jenkins.lib.modelgate.predict.ClassCosts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What decisions cost; what nobody said costs nothing.
 *
 * @param byDecision cost by true label and decided label
 */
record Costs(Map<String, Map<String, Double>> byDecision) {

    private static final Pattern FORM = Pattern.compile("([^:]+):(.+)=\\s*([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)");

    static Optional<Costs> from(Settings settings) {
        LabelForm labels = LabelForm.from(settings);
        Map<String, Map<String, Double>> costs = new LinkedHashMap<>();
        for (String text : settings.texts("costs", ListRule.ENTRIES)) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw settings.wrong(
                        "costs",
                        "must be texts such as 1:0=5 (a 1 that is taken for a 0 costs 5), not '%s'".formatted(text));
            }
            Double before = costs.computeIfAbsent(labels.of(form.group(1)), any -> new LinkedHashMap<>())
                    .put(labels.of(form.group(2)), Double.valueOf(form.group(3)));
            if (before != null) {
                throw settings.wrong("costs", "says twice what '%s' costs".formatted(text));
            }
        }
        return costs.isEmpty() ? Optional.empty() : Optional.of(new Costs(costs));
    }

    ClassCosts ofClasses() {
        return new ClassCosts(byDecision);
    }

    /** Of two classes; the label that is not the positive one may have any name. */
    BinaryCosts ofTwo(String positiveLabel, Settings settings) {
        String positive = LabelForm.from(settings).of(positiveLabel);
        double[] sums = new double[4];
        byDecision.forEach((truth, each) -> each.forEach((decided, cost) -> {
            int at = (truth.equals(positive) ? 2 : 0) + (decided.equals(positive) ? 1 : 0);
            if (sums[at] != 0) {
                throw settings.wrong("costs", "names more than two labels; a binary classifier has two");
            }
            sums[at] = cost;
        }));
        if (byDecision.entrySet().stream()
                .noneMatch(each ->
                        each.getKey().equals(positive) || each.getValue().containsKey(positive))) {
            throw settings.wrong("costs", "does not name the positive label '%s'".formatted(positive));
        }
        return new BinaryCosts(sums[3], sums[1], sums[2], sums[0]);
    }
}
