package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens tables: CSV, JSON Lines or Parquet, by the file name's ending. */
public final class Tables {

    private Tables() {}

    /**
     * Opens one file, or several as one table: then all must have the same columns, in any order.
     *
     * <p>Endings: {@code .csv}, {@code .tsv}, {@code .txt}, {@code .jsonl}, {@code .ndjson}, each also with {@code .gz};
     * {@code .parquet}. Text formats are UTF-8; their columns' types are found in the first {@value Inference#ROWS} rows
     * of each file.
     *
     * @param pathOrGlob as the user said it, relative to the workspace
     * @param role what it is for, for messages, e.g. {@code current data}
     * @throws UnavailableException where there is no such file, or it is no table that can be read
     */
    public static Table open(Workspace workspace, String pathOrGlob, String role, TableOptions options) {
        List<Path> files = workspace.files(pathOrGlob, role);
        List<TableFile> parts = files.stream()
                .map(file -> part(new SourceFile(file, workspace.name(file)), options))
                .toList();
        return new FileTable(pathOrGlob, parts, options);
    }

    private static TableFile part(SourceFile file, TableOptions options) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".csv") || plain.endsWith(".txt") || plain.endsWith(".tsv")) {
            return CsvFile.open(file, options, plain.endsWith(".tsv"));
        }
        if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
            return JsonLinesFile.open(file);
        }
        if (name.endsWith(".parquet")) {
            return ParquetTableFile.open(file);
        }
        throw new UnavailableException(
                "%s is not named like a table; .csv, .tsv, .txt, .jsonl, .ndjson (each also .gz) and .parquet can be read."
                        .formatted(file.name()));
    }
}
