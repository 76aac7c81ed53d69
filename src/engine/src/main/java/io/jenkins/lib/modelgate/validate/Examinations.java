package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import java.util.ArrayList;
import java.util.List;

/** What is looked at besides the metrics, in the order of the report. */
final class Examinations {

    private Examinations() {}

    static List<Examination> of(ValidateSpec spec) {
        List<Examination> examinations = new ArrayList<>();
        spec.comparison().champion().ifPresent(champion -> examinations.add(new ComparisonExamination(spec, champion)));
        if (spec.slices().isAsked()) {
            examinations.add(new SliceExamination(spec));
        }
        spec.slices().weak().ifPresent(weak -> examinations.add(new WeakSliceExamination(spec, weak)));
        if (!spec.fairness().sensitive().isEmpty()) {
            examinations.add(new FairnessExamination(spec));
        }
        if (spec.hygiene().isAsked()) {
            examinations.add(new HygieneExamination(spec));
        }
        if (spec.isAgainstDummy()) {
            examinations.add(new DummyExamination(
                    spec.limits().stream().map(MetricLimit::metric).toList(),
                    spec.comparison().confidence()));
        }
        return List.copyOf(examinations);
    }
}
