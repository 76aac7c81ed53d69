package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.DeclaredTypes;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;

/** Makes a reference profile to keep, for a later {@code driftGate}. */
public final class Profile {

    private Profile() {}

    /**
     * Reads the data; writes nothing.
     *
     * @return the profile's JSON, schema {@link DatasetProfile#SCHEMA}
     * @throws UnavailableException where the data cannot be read, or there is none
     */
    public static String run(ProfileSpec spec, Workspace workspace, Progress progress) {
        Table table = Tables.open(workspace, spec.data(), "data", spec.options());
        DeclaredTypes.require(spec.options().types().keySet(), List.of(table));
        List<String> wanted = spec.columns().isEmpty()
                ? table.fields().stream().map(Field::name).toList()
                : spec.columns();
        List<String> columns =
                wanted.stream().filter(name -> !spec.exclude().contains(name)).toList();
        if (columns.isEmpty()) {
            throw new UnavailableException("%s has no column left to profile.".formatted(spec.data()));
        }
        DatasetProfile profile = Profiler.profile(table, columns, progress);
        if (profile.rows() == 0) {
            throw new UnavailableException("%s has no rows; there is nothing to profile.".formatted(spec.data()));
        }
        progress.line("%s: %s rows, %d columns profiled"
                .formatted(spec.data(), Numbers.count(profile.rows()), columns.size()));
        for (ColumnProfile column : profile.columns()) {
            WrittenNumbers.in(column)
                    .ifPresent(reason -> progress.line("%s is profiled as text: %s".formatted(column.name(), reason)));
        }
        return profile.json();
    }
}
