package io.jenkins.lib.modelgate.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a data set looks like: the contract {@value #SCHEMA}, kept as an artifact and accepted as a reference.
 *
 * @param schema always {@value #SCHEMA}
 * @param name what the data set is called: its path as the user said it
 * @param rows rows seen
 * @param sources the files it was made from
 * @param columns one each, in the table's order; names are unique
 */
public record DatasetProfile(String schema, String name, long rows, List<Source> sources, List<ColumnProfile> columns) {

    public static final String SCHEMA = "modelgate.profile/1";

    /**
     * A file that the profile was made from.
     *
     * @param path as the user named it
     * @param sha256 64 lower-case hexadecimal digits
     * @param bytes size on disk
     */
    public record Source(String path, String sha256, long bytes) {
        public Source {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(sha256, "sha256");
        }

        /** What a profile keeps of the files it was made from. */
        public static List<Source> of(List<Input> inputs) {
            return inputs.stream()
                    .map(input -> new Source(input.path(), input.sha256(), input.bytes()))
                    .toList();
        }
    }

    public DatasetProfile {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema is %s, this version reads %s".formatted(schema, SCHEMA));
        }
        Objects.requireNonNull(name, "name");
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (ColumnProfile column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("the column %s is there twice".formatted(column.name()));
            }
            if (column.count() + column.missing() != rows) {
                throw new IllegalArgumentException("the column %s has %d values and %d missing in %d rows"
                        .formatted(column.name(), column.count(), column.missing(), rows));
            }
        }
    }

    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The stored form. */
    @JsonIgnore
    public String json() {
        return Json.write(this);
    }

    /**
     * @param what what the text is and where it stands, for the message
     * @throws UnavailableException where it is not a whole profile of this schema
     */
    public static DatasetProfile parse(String json, String what) {
        return checked(Json.read(json, JsonNode.class, what), what);
    }

    /**
     * @param what what the file is, for the message
     * @throws UnavailableException where it cannot be read or is not a whole profile of this schema
     */
    public static DatasetProfile read(Path file, String what) {
        return checked(Json.read(file, JsonNode.class, what), what);
    }

    private static DatasetProfile checked(JsonNode tree, String what) {
        if (!SCHEMA.equals(tree.path("schema").asText())) {
            throw new UnavailableException(
                    "%s is no profile of the schema %s; make one with 'modelgate profile'.".formatted(what, SCHEMA));
        }
        try {
            return Json.mapper().treeToValue(tree, DatasetProfile.class);
        } catch (JsonProcessingException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String reason =
                    cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
            throw new UnavailableException(
                    "%s is damaged: %s; make it anew with 'modelgate profile'.".formatted(what, reason), e);
        }
    }
}
