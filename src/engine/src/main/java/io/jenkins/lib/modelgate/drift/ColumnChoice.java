package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns are judged, and which of them are special.
 *
 * @param columns the columns to compare; empty for all that are in both
 * @param exclude columns to leave out
 * @param critical columns of which no drift is tolerated, whatever the share of the others
 * @param target the column with the truth, or empty
 * @param score the column with the model's score, or empty
 * @param decision the column with the model's decision, or empty
 */
public record ColumnChoice(
        List<String> columns,
        List<String> exclude,
        List<String> critical,
        Optional<String> target,
        Optional<String> score,
        Optional<String> decision) {

    public ColumnChoice {
        columns = List.copyOf(columns);
        exclude = List.copyOf(exclude);
        critical = List.copyOf(critical);
    }

    static ColumnChoice from(Settings settings) {
        ColumnChoice choice = new ColumnChoice(
                settings.texts("columns"),
                settings.texts("exclude"),
                settings.texts("critical"),
                settings.text("target"),
                settings.text("score"),
                settings.text("decision"));
        choice.refuseContradictions(settings);
        return choice;
    }

    /** Whether a column is to be compared if it is there. */
    boolean isWanted(String column) {
        return !exclude.contains(column) && (columns.isEmpty() || columns.contains(column));
    }

    /** Whether somebody named the column, so that no rule of thumb may leave it out. */
    boolean isAskedFor(String column) {
        return columns.contains(column) || critical.contains(column);
    }

    boolean isCritical(String column) {
        return critical.contains(column);
    }

    /** What the column is to the model: {@code target}, {@code score}, {@code decision}; empty for a feature. */
    Optional<String> roleOf(String column) {
        return roles().entrySet().stream()
                .filter(role -> role.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The column that has a role. */
    Optional<String> named(String role) {
        return Optional.ofNullable(roles().get(role));
    }

    /** Whether the column is one that a model learns from. */
    boolean isFeature(String column) {
        return roleOf(column).isEmpty();
    }

    private Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        target.ifPresent(name -> roles.put("target", name));
        score.ifPresent(name -> roles.put("score", name));
        decision.ifPresent(name -> roles.put("decision", name));
        return roles;
    }

    private void refuseContradictions(Settings settings) {
        for (String column : exclude) {
            if (columns.contains(column)) {
                throw settings.wrong("exclude", "names '%s', which 'columns' asks for".formatted(column));
            }
            if (critical.contains(column)) {
                throw settings.wrong("exclude", "names '%s', which 'critical' names too".formatted(column));
            }
        }
        for (String column : critical) {
            if (!columns.isEmpty() && !columns.contains(column)) {
                throw settings.wrong("critical", "names '%s', which is not among 'columns'".formatted(column));
            }
        }
        roles().forEach((role, column) -> {
            if (!isWanted(column)) {
                throw settings.wrong(role, "names '%s', which is not to be compared".formatted(column));
            }
            if (!roleOf(column).orElseThrow().equals(role)) {
                throw settings.wrong(
                        role,
                        "names '%s', which is the %s already"
                                .formatted(column, roleOf(column).orElseThrow()));
            }
        });
    }
}
