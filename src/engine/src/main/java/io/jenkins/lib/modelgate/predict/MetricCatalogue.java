package io.jenkins.lib.modelgate.predict;

import java.util.List;
import java.util.Optional;

/**
 * The metrics that there are for one kind of predictions. A metric with parameters is made when it is asked for, so that a
 * catalogue has no end.
 */
public interface MetricCatalogue<P extends Predictions> {

    /**
     * The metric with this name; empty where there is none.
     *
     * @throws IllegalArgumentException with a clause for the user ("has 'topK' with @0, which …") where the name is known
     *     and what is added to it cannot be meant
     */
    Optional<Measure<P>> find(MetricName name);

    /** Names that there are, for lists and suggestions; of those with parameters an example: {@code fbeta@2}. */
    List<String> names();

    /** What is measured without being asked for, in the order of a report. */
    List<Metric> usual();
}
