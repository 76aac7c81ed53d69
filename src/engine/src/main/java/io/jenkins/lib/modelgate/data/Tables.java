package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.Map;

/** Opens tables: CSV, JSON Lines or Parquet, by the file name's ending. */
public final class Tables {

    private Tables() {}

    /**
     * Opens one file, or several as one table: then all must have the same columns, in any order. A folder is all tables in
     * it and in the folders in it, but for names that begin with a dot or underscore; they are of one format. A glob is the
     * files that it matches or, where there is none, the folders that it matches. Folders named {@code key=value}, below the
     * folder or the glob's first wildcard, are columns: whole numbers where all values are, otherwise text.
     *
     * <p>Endings: {@code .csv}, {@code .tsv}, {@code .txt}, {@code .jsonl}, {@code .ndjson}, each also with {@code .gz} or
     * {@code .zst};
     * {@code .parquet}. Text formats are UTF-8; their columns' types are found in the first {@value Inference#ROWS} rows
     * of each file.
     *
     * @param pathOrGlob as the user said it, relative to the workspace
     * @param role what it is for, for messages, e.g. {@code current data}
     * @throws UnavailableException where there is no such file, or it is no table that can be read
     */
    public static Table open(Workspace workspace, String pathOrGlob, String role, TableOptions options) {
        TableFiles found = TableFiles.find(workspace, pathOrGlob, role);
        List<TableFile> files = found.files().stream()
                .map(file -> part(new SourceFile(file, workspace.name(file), options), options))
                .toList();
        List<Map<String, String>> folders =
                found.files().stream().map(found::partition).toList();
        return new Partitions(pathOrGlob, files, folders, options).table();
    }

    private static TableFile part(SourceFile file, TableOptions options) {
        return Format.of(file.path())
                .orElseThrow(() -> new UnavailableException(
                        "%s is not named like a table; %s.".formatted(file.name(), Format.ENDINGS)))
                .open(file, options);
    }
}
