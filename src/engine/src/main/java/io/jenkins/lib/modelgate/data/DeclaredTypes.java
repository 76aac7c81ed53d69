package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Holds the columns that {@code types} names against those there are: a slip of the hand would declare nothing. */
public final class DeclaredTypes {

    private static final int MOST_TOLD = 30;

    private DeclaredTypes() {}

    /** Those of the declared columns that a table does not have. */
    public static List<String> missing(Collection<String> declared, Table table) {
        return declared.stream()
                .filter(column -> table.field(column).isEmpty())
                .sorted()
                .toList();
    }

    /**
     * Refuses a declared column that no table has.
     *
     * @param declared the columns' names
     * @param names of the tables
     * @param there the columns of all tables
     * @throws UnavailableException naming the column, and those there are
     */
    public static void require(Collection<String> declared, List<String> names, Collection<String> there) {
        Set<String> known = new LinkedHashSet<>(there);
        declared.stream()
                .filter(column -> !known.contains(column))
                .sorted()
                .findFirst()
                .ifPresent(column -> {
                    List<String> told = known.stream().limit(MOST_TOLD).toList();
                    int more = known.size() - told.size();
                    throw new UnavailableException("'types' names the column '%s', which %s not have%s There are %s%s."
                            .formatted(
                                    column,
                                    names.size() == 1 ? names.get(0) + " does" : String.join(" and ", names) + " do",
                                    Spelling.closest(column, known)
                                            .map(" — did you mean '%s'?"::formatted)
                                            .orElse("."),
                                    String.join(", ", told),
                                    more == 0 ? "" : " and %d more".formatted(more)));
                });
    }

    /** Refuses a declared column that none of the tables has. */
    public static void require(Collection<String> declared, List<Table> tables) {
        require(
                declared,
                tables.stream().map(Table::name).toList(),
                tables.stream()
                        .flatMap(table -> table.fields().stream())
                        .map(Table.Field::name)
                        .toList());
    }
}
