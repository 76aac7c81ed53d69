package io.jenkins.lib.modelgate.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The yardstick of what the hardware allows: one scan of a table by DuckDB, over JDBC, that counts what a drift gate counts in
 * its current data. For each column of numbers the rows with a value, the extremes and the rows between fixed edges, for each
 * other column the rows of each word.
 *
 * <p>Arguments: the table, {@code .parquet} or {@code .csv}, and a JSON file that has for each column the edges, ascending, or
 * an empty list for words. Prints each column's counts, one line each.
 */
final class DuckDbScan {

    private DuckDbScan() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Map<String, List<Double>> edges =
                Json.mapper().readValue(Files.readString(Path.of(arguments[1])), new TypeReference<>() {});
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(query(arguments[0], edges))) {
            counts.next();
            for (int i = 1; i <= counts.getMetaData().getColumnCount(); i++) {
                System.out.println(counts.getMetaData().getColumnLabel(i) + "\t" + counts.getString(i));
            }
        }
    }

    private static String query(String table, Map<String, List<Double>> edges) {
        Stream<String> columns = edges.entrySet().stream()
                .map(each ->
                        each.getValue().isEmpty() ? words(each.getKey()) : numbers(each.getKey(), each.getValue()));
        return Stream.concat(Stream.of("count(*) AS rows"), columns)
                .collect(Collectors.joining(", ", "SELECT ", " FROM '" + table.replace("'", "''") + "'"));
    }

    private static String words(String column) {
        return "count(\"%1$s\"), histogram(\"%1$s\") AS \"%1$s\"".formatted(column);
    }

    private static String numbers(String column, List<Double> edges) {
        return "count(\"%1$s\"), min(\"%1$s\"), max(\"%1$s\"), histogram(\"%1$s\", %2$s) AS \"%1$s\""
                .formatted(column, edges);
    }
}
