package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Predictions that were read.
 *
 * @param measures what can be measured of them
 * @param evidence what belongs to a metric's check, by the metric's name, given the confidence of intervals that are drawn
 * @param classes how many rows each class has; empty where there are no classes
 * @param inputs further files that had to be read
 */
record Measured(
        Measures<?> measures,
        DoubleFunction<Map<String, Evidence>> evidence,
        Optional<Classes> classes,
        List<Input> inputs) {

    /** Where no further file had to be read, and no interval is drawn. */
    Measured(Measures<?> measures, Map<String, Evidence> evidence, Optional<Classes> classes) {
        this(measures, level -> evidence, classes, List.of());
    }

    /**
     * @param isOne whether there are not rows of at least two classes
     * @param text how many rows each has
     */
    record Classes(boolean isOne, String text) {}
}
