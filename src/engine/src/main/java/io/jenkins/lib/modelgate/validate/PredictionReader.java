package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import java.util.function.IntPredicate;

/** Collects the rows of one table; not safe for use by several threads. */
interface PredictionReader {

    /**
     * @param batch with at least the {@linkplain PredictionColumns#columns columns} asked for
     * @throws io.jenkins.lib.modelgate.report.UnavailableException where a cell cannot be read as what it is to be
     */
    void add(Batch batch);

    /**
     * What was read.
     *
     * @param counts whether a row, counted from 0, has any weight; only such rows make a class occur
     */
    Measured finish(IntPredicate counts);
}
