package io.jenkins.lib.modelgate.predict;

import java.util.List;
import java.util.Optional;

/** Rows of truth and what a model said of them, immutable, in the order in which they were read. */
public interface Predictions {

    /** How many rows there are. */
    int rows();

    /**
     * A model that has learnt nothing.
     *
     * @param does what it does, to follow "a dummy": " that always says the mean"; may be empty
     * @param predictions what it says of the same rows
     */
    record Dummy(String does, Predictions predictions) {}

    /**
     * What models would say of these rows that looked at nothing but the truth as a whole: always the same class, with the
     * share of each class as its score; always the same number. Whoever is no better than one of them has learnt nothing.
     *
     * @param weights how much each row counts; empty for once each
     * @return empty where no row counts
     */
    List<Dummy> dummies(Optional<double[]> weights);
}
