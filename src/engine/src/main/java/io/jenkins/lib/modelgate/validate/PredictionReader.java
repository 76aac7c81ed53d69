package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;

/** Collects the rows of one table; not safe for use by several threads. */
interface PredictionReader {

    /**
     * @param batch with at least the {@linkplain PredictionColumns#columns columns} asked for
     * @throws io.jenkins.lib.modelgate.report.UnavailableException where a cell cannot be read as what it is to be
     */
    void add(Batch batch);

    /** What was read. */
    Measured finish();
}
