package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Profiles tables in one pass. */
public final class Profiler {

    private static final long ROWS_A_LINE = 5_000_000;

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
        AtomicLong lines = new AtomicLong();
        builder.add(table, rows -> {
            if (lines.getAndSet(rows / ROWS_A_LINE) < rows / ROWS_A_LINE) {
                progress.line("%s: %s rows so far".formatted(table.name(), Numbers.count(rows)));
            }
        });
        return builder.build(table.name(), sources(table));
    }

    private static List<DatasetProfile.Source> sources(Table table) {
        return table.inputs("profile").stream().map(Profiler::source).toList();
    }

    private static DatasetProfile.Source source(Input input) {
        return new DatasetProfile.Source(input.path(), input.sha256(), input.bytes());
    }
}
