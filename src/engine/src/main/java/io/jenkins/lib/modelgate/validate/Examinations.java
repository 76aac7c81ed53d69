package io.jenkins.lib.modelgate.validate;

import java.util.List;

/** What is looked at besides the metrics, in the order of the report. */
final class Examinations {

    private Examinations() {}

    static List<Examination> of(ValidateSpec spec) {
        return spec.demands().examinations();
    }
}
