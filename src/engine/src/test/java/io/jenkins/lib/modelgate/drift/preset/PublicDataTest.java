package io.jenkins.lib.modelgate.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.data.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Held to what the packages say of public data, which is not in this repository: the environment variable
 * {@code MODELGATE_DATA} names the folder with {@code adult}, {@code california-housing} and {@code nyc-taxi}. Without it,
 * this is skipped.
 */
class PublicDataTest {

    static Stream<Arguments> cases() throws IOException {
        List<JsonNode> cases = Peer.cases("presets-data");
        return Stream.of(Preset.values())
                .flatMap(preset -> cases.stream()
                        .map(each -> Arguments.of(preset, each.get("name").textValue(), each)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void saysWhatThePackageSays(Preset preset, String name, JsonNode given) {
        Sides sides = sides(name);
        JsonNode expected = given.get("expected").get(preset.word());
        List<PresetResult> results = new ArrayList<>();
        for (JsonNode each : given.get("columns")) {
            String column = each.textValue();
            PresetResult result = preset.judge(column, sides.reference(column), sides.current(column));
            Peer.assertSame(preset, result, expected.get("columns").get(column));
            results.add(result);
        }

        if (expected.has("dataset")) {
            PresetVerdict verdict = preset.verdict(results);
            assertThat(verdict.share())
                    .isCloseTo(expected.get("dataset").get("share").doubleValue(), within(1e-12));
            assertThat(verdict.isDrifted())
                    .isEqualTo(expected.get("dataset").get("drifted").booleanValue());
        }
    }

    private record Sides(Map<String, RawColumn> before, Map<String, RawColumn> now) {

        RawColumn reference(String column) {
            return before.get(column);
        }

        RawColumn current(String column) {
            return now.get(column);
        }
    }

    private static Sides sides(String name) {
        return switch (name) {
            case "adult, first against second half" -> adult((adult, row) -> row < adult.rows / 2);
            case "adult, education-num up to 9 against above" ->
                adult((adult, row) ->
                        Double.parseDouble(adult.cells.get("education-num").get(row)) <= 9);
            case "housing, reference against analysis" ->
                files("california-housing/reference.csv", "california-housing/analysis.csv");
            case "taxi, 2019-02 against 2019-03" -> files("nyc-taxi/2019-02.csv", "nyc-taxi/2019-03.csv");
            case "taxi, 2019-02 against 2020-04" -> files("nyc-taxi/2019-02.csv", "nyc-taxi/2020-04.csv");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private interface Which {
        boolean isReference(Cells adult, int row);
    }

    private static Sides adult(Which which) {
        Cells adult = Cells.read("adult/adult.parquet");
        return new Sides(
                adult.columns(row -> which.isReference(adult, row)),
                adult.columns(row -> !which.isReference(adult, row)));
    }

    private static Sides files(String reference, String current) {
        return new Sides(
                Cells.read(reference).columns(row -> true), Cells.read(current).columns(row -> true));
    }

    /** A table's cells as text, so that its rows can be divided; null where missing. */
    private static final class Cells {

        private final Map<String, List<String>> cells = new HashMap<>();
        private final Map<String, ColumnType> types = new HashMap<>();
        private int rows;

        static Cells read(String file) {
            String folder = System.getenv("MODELGATE_DATA");
            assumeTrue(
                    folder != null && Files.isDirectory(Path.of(folder)),
                    "MODELGATE_DATA does not name the folder with the public data sets; not compared with the packages there");
            Table table = Tables.open(Workspace.confined(Path.of(folder)), file, "test data", TableOptions.detect());
            Cells read = new Cells();
            List<String> names = table.fields().stream()
                    .filter(field -> RawColumnReader.reads(field.type()))
                    .peek(field -> read.types.put(field.name(), field.type()))
                    .map(Table.Field::name)
                    .toList();
            read.rows = (int) table.read(
                    names,
                    batch -> batch.columns()
                            .forEach(column -> IntStream.range(0, batch.rows())
                                    .forEach(row -> read.cells
                                            .computeIfAbsent(column.name(), any -> new ArrayList<>())
                                            .add(cell(column, row)))));
            return read;
        }

        private static String cell(Column column, int row) {
            if (column.isMissing(row)) {
                return null;
            }
            return column instanceof NumericColumn number
                    ? String.valueOf(number.values()[row])
                    : ((TextColumn) column).word(row);
        }

        Map<String, RawColumn> columns(IntPredicate wanted) {
            Map<String, RawColumn> columns = new HashMap<>();
            types.forEach((name, type) -> {
                List<String> all = cells.get(name);
                List<String> kept = IntStream.range(0, rows)
                        .filter(wanted)
                        .mapToObj(all::get)
                        .toList();
                columns.put(name, column(kept, type));
            });
            return columns;
        }

        private static RawColumn column(List<String> cells, ColumnType type) {
            if (!type.isNumeric()) {
                return Columns.words(cells, type == ColumnType.BOOLEAN);
            }
            double[] values = cells.stream()
                    .mapToDouble(cell -> cell == null ? Double.NaN : Double.parseDouble(cell))
                    .toArray();
            return new RawNumbers(values, type == ColumnType.INTEGER);
        }
    }
}
