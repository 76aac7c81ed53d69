package io.jenkins.lib.modelgate.predict;

import java.util.Optional;

/** Rows of truth and what a model said of them, immutable, in the order in which they were read. */
public interface Predictions {

    /** How many rows there are. */
    int rows();

    /**
     * What a model would say of these rows that looked at nothing but the truth as a whole: always the class that is most
     * frequent, with the share of each class as its score; always the mean.
     *
     * @param weights how much each row counts; empty for once each
     */
    Predictions dummy(Optional<double[]> weights);
}
