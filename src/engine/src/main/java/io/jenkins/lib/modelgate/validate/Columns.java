package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;

/** Finds a batch's columns by name. */
final class Columns {

    private Columns() {}

    static Column of(Batch batch, String name) {
        return batch.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the column '%s' was not asked for".formatted(name)));
    }
}
