package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;

/** How a column is refused that a table does not have: with the one that may be meant, or with those there are. */
final class MissingColumn {

    /** Of hundreds nobody reads more. */
    private static final int LISTED = 20;

    private MissingColumn() {}

    static UnavailableException of(Table table, String column) {
        List<String> names = table.fields().stream().map(Table.Field::name).toList();
        return new UnavailableException("%s has no column '%s'%s"
                .formatted(
                        table.name(),
                        column,
                        Spelling.closest(column, names)
                                .map(" — did you mean '%s'?"::formatted)
                                .orElseGet(() -> "; it has %s.".formatted(first(names)))));
    }

    private static String first(List<String> names) {
        return names.size() <= LISTED
                ? String.join(", ", names)
                : "%s and %d more".formatted(String.join(", ", names.subList(0, LISTED)), names.size() - LISTED);
    }
}
