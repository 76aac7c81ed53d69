package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.Reading;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;

/** Profiles tables in one pass. */
public final class Profiler {

    private Profiler() {}

    /**
     * @param columns the columns wanted, so that only these are read
     * @param progress hears a line every few million rows
     * @throws UnavailableException where a column does not exist or the table cannot be read
     */
    public static DatasetProfile profile(Table table, List<String> columns, Progress progress) {
        List<Field> fields = table.fields().stream()
                .filter(field -> columns.contains(field.name()))
                .toList();
        ProfileBuilder builder = new ProfileBuilder(fields);
        for (String column : columns) {
            if (table.field(column).isEmpty()) {
                throw new UnavailableException("%s has no column '%s'.".formatted(table.name(), column));
            }
        }
        builder.add(table, Reading.lines(table, progress));
        return builder.build(table.name(), DatasetProfile.Source.of(table.inputs("profile")));
    }
}
