package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorColumnsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vectors", "vectors-plain", "vectors-v2", "vectors-fixed"})
    void areReadFromParquetHoweverItIsWritten(String name) throws IOException {
        Table table = parquet(name);

        assertThat(table.fields()).contains(new Field("v", ColumnType.VECTOR));
        assertThat(vectors(table)).isEqualTo(expected(1_000));
        assertThat(vectorsBySink(table)).isEqualTo(expected(1_000));
    }

    @Test
    void areReadFromJsonLines() throws IOException {
        String rows = expected(20_000).stream()
                .map(vector -> vector == null ? "{\"w\": \"a\"}" : "{\"v\": %s, \"w\": \"b\"}".formatted(vector))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("a.jsonl"), rows);
        Table table = open("a.jsonl");

        assertThat(table.fields())
                .containsExactlyInAnyOrder(new Field("v", ColumnType.VECTOR), new Field("w", ColumnType.TEXT));
        assertThat(vectors(table)).isEqualTo(expected(20_000));
        assertThat(vectorsBySink(table)).isEqualTo(expected(20_000));
    }

    @Test
    void mayAllBeMissing() throws IOException {
        assertThat(vectors(parquet("vectors-missing"))).isEqualTo(Arrays.asList(null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "vectors-ragged, 'row 3: the column ''v'' holds an array of 1 numbers, before it were 2; all must have one length.'",
        "vectors-empty, 'row 2: the column ''v'' holds an array of 0 numbers, before it were 2; all must have one length.'",
        "vectors-holes, 'row 1: the array in ''v'' holds something else than numbers; only arrays of numbers can be read.'"
    })
    void refusesParquetOfSeveralLengthsOrWithHoles(String name, String sentence) {
        assertThatThrownBy(() -> vectors(parquet(name)))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("data.parquet, " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'v':[1,2]}#{'v':[1]} | line 2: the column 'v' holds an array of 1 numbers, before it were 2; all must have one length.",
                "{'v':[]} | line 1: the column 'v' holds an array of 0 numbers; 1 to 4,096 can be read.",
                "{'v':[1,'a']} | line 1: the array in 'v' holds something else than numbers; only arrays of numbers can be read.",
                "{'v':[[1]]} | line 1: the array in 'v' holds something else than numbers; only arrays of numbers can be read.",
                "{'v':[1]}#{'v':2} | line 1: the column 'v' holds an array, where others hold none.",
                "{'v':[1# | is not JSON"
            })
    void refusesJsonLinesThatAreNoVectors(String content, String sentence) throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), content.replace('\'', '"').replace('#', '\n'));

        assertThatThrownBy(() -> vectors(open("a.jsonl")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesFilesOfSeveralLengths() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), "{\"v\":[1,2]}\n");
        Files.writeString(folder.resolve("b.jsonl"), "{\"v\":[1,2,3]}\n");

        assertThatThrownBy(() -> vectors(open("*.jsonl")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("all must have one length");
    }

    @Test
    void refusesAnArrayThatIsTooLong() throws IOException {
        String numbers = IntStream.range(0, 5_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Files.writeString(folder.resolve("a.jsonl"), "{\"v\":[" + numbers + "]}\n");

        assertThatThrownBy(() -> vectors(open("a.jsonl")))
                .hasMessageContaining("an array of 5,000 numbers; 1 to 4,096 can be read.");
    }

    private static List<List<Float>> expected(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> i % 7 == 3 ? null : List.of((float) i, i + 0.5f, (float) -i))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<List<Float>> vectors(Table table) {
        List<List<Float>> vectors = new ArrayList<>();
        table.read(List.of("v"), batch -> add(vectors, batch.columns().get(0), batch.rows()));
        return vectors;
    }

    private static List<List<Float>> vectorsBySink(Table table) {
        List<List<Float>> vectors = new ArrayList<>();
        table.readColumns(Map.of("v", (column, rows) -> add(vectors, column, rows)), soFar -> {}, 2);
        return vectors;
    }

    private static void add(List<List<Float>> vectors, Column column, int rows) {
        VectorColumn all = (VectorColumn) column;
        for (int row = 0; row < rows; row++) {
            List<Float> vector = new ArrayList<>();
            for (int i = 0; i < all.dimension(); i++) {
                vector.add(all.isMissing(row) ? 0 : all.values()[row * all.dimension() + i]);
            }
            vectors.add(all.isMissing(row) ? null : vector);
        }
    }

    private Table parquet(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/parquet/" + name + ".parquet")) {
            Files.write(folder.resolve("data.parquet"), in.readAllBytes());
        }
        return open("data.parquet");
    }

    private Table open(String said) {
        return Tables.open(Workspace.confined(folder), said, "data", TableOptions.detect());
    }
}
