package io.jenkins.lib.modelgate.predict.text;

import io.jenkins.lib.modelgate.predict.Predictions;
import java.util.Map;
import java.util.Optional;

/**
 * Generated texts that were read, and the number columns beside them.
 *
 * @param texts complete; nothing is added any more
 * @param columns numbers by the column's name, one a row, NaN where missing; not to be changed
 */
public record TextPredictions(GeneratedTexts texts, Map<String, double[]> columns) implements Predictions {

    public TextPredictions {
        columns = Map.copyOf(columns);
    }

    /** @throws UnsupportedOperationException always: nobody knows what a model would write that looked at nothing */
    @Override
    public Predictions dummy(Optional<double[]> weights) {
        throw new UnsupportedOperationException("texts have no dummy");
    }

    @Override
    public int rows() {
        return texts.rows();
    }
}
