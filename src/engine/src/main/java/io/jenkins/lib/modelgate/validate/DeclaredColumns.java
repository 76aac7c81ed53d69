package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.DeclaredTypes;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns whose types a user declared. They hold for all tables of a run, and each must be in one of them.
 *
 * @param columns the columns' names
 * @param others the tables besides the predictions: paths or globs, and what each is for
 */
record DeclaredColumns(Set<String> columns, Map<String, String> others) {

    DeclaredColumns {
        columns = Set.copyOf(columns);
    }

    /** @param rows what needs predictions; empty where there are none */
    static DeclaredColumns of(Set<String> columns, Optional<RowsAsked> rows, ModelDemands demands) {
        Map<String, String> others = new LinkedHashMap<>();
        rows.ifPresent(asked -> {
            asked.comparison()
                    .champion()
                    .ifPresent(champion -> others.put(champion.table(), ComparisonExamination.ROLE));
            if (asked.columns() instanceof NumberColumns numbers) {
                numbers.history().ifPresent(history -> others.put(history.table(), History.ROLE));
            }
            asked.hygiene().train().ifPresent(path -> others.put(path, "train"));
        });
        demands.signature().ifPresent(asked -> others.put(asked.inputs(), "inputs"));
        return new DeclaredColumns(columns, others);
    }

    /** Whether there is a table besides the predictions that a type can be declared for. */
    boolean hasOthers() {
        return !others.isEmpty();
    }

    /**
     * Looks for them, first among the predictions; other tables are opened where that is not enough.
     *
     * @param predictions with their labels; empty where there are none
     * @throws UnavailableException where no table has one of them, or a table cannot be opened
     */
    void hold(Optional<Table> predictions, Workspace workspace, TableOptions options) {
        if (predictions
                .map(table -> DeclaredTypes.missing(columns, table).isEmpty())
                .orElse(columns.isEmpty())) {
            return;
        }
        List<Table> tables = new ArrayList<>(predictions.stream().toList());
        others.forEach((path, role) -> tables.add(Tables.open(workspace, path, role, options)));
        DeclaredTypes.require(columns, tables);
    }
}
