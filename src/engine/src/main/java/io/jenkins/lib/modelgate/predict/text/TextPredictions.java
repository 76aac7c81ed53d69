package io.jenkins.lib.modelgate.predict.text;

import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Predictions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What generated texts came to, and the number columns beside them.
 *
 * @param rows how many texts
 * @param measures those that were wanted
 * @param columns numbers by the column's name, one a row, NaN where missing; not to be changed
 */
public record TextPredictions(int rows, Map<TextMeasure, Estimator> measures, Map<String, double[]> columns)
        implements Predictions {

    public TextPredictions {
        measures = Map.copyOf(measures);
        columns = Map.copyOf(columns);
    }

    /** @throws UnsupportedOperationException always: nobody knows what a model would write that looked at nothing */
    @Override
    public List<Dummy> dummies(Optional<double[]> weights) {
        throw new UnsupportedOperationException("texts have no dummy");
    }
}
