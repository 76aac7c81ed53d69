package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.profile.ProfileBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Profiles of columns that are read one by one, each by its own thread. */
final class ColumnProfiles {

    private final Map<String, ProfileBuilder> builders = new LinkedHashMap<>();

    ColumnProfiles(List<Field> fields) {
        fields.forEach(field -> builders.put(field.name(), new ProfileBuilder(List.of(field))));
    }

    /** A new sink for every column, in the columns' order. */
    Map<String, ColumnSink> sinks() {
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        builders.forEach((name, builder) ->
                sinks.put(name, (column, rows) -> builder.add(new Batch(builder.rows(), rows, List.of(column)))));
        return sinks;
    }

    DatasetProfile profile(String name, long rows, List<DatasetProfile.Source> sources) {
        List<ColumnProfile> columns = builders.values().stream()
                .map(builder -> builder.build(name, sources).columns().get(0))
                .toList();
        return new DatasetProfile(DatasetProfile.SCHEMA, name, rows, sources, columns);
    }
}
