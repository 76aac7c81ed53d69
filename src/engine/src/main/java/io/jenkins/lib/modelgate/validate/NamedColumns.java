package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import java.util.LinkedHashSet;
import java.util.Set;

/** The columns that were named for something of the row or of a prediction, and so are no features of what it is about. */
final class NamedColumns {

    private NamedColumns() {}

    /** Truth, predictions of either model, weight and key. */
    static Set<String> of(ValidateSpec spec, Table predictions) {
        Set<String> named = new LinkedHashSet<>(spec.columns().in(predictions).columns());
        spec.weight().ifPresent(named::add);
        named.addAll(spec.labels().key());
        spec.comparison()
                .champion()
                .filter(champion -> champion.table().equals(spec.predictions()))
                .ifPresent(champion ->
                        named.addAll(champion.columns().in(predictions).columns()));
        return named;
    }
}
