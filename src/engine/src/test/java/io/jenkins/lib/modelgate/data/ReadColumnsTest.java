package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadColumnsTest {

    @TempDir
    Path folder;

    /** Quotes, breaks within them, doubled and stray quotes, both kinds of line breaks, umlauts and nothing. */
    private static String csv(long seed, int rows, String lineBreak) {
        Random random = new Random(seed);
        String[] words = {
            "a", "", "\"b,c\"", "\"two\nlines\"", "\"say \"\"hi\"\"\"", "\"\"\"\"", "5\" pipe", "Zürich", "\"x\r\ny\""
        };
        StringBuilder text = new StringBuilder("n,word,m" + lineBreak);
        for (int i = 0; i < rows; i++) {
            String word = words[random.nextInt(words.length)];
            text.append(i).append(',').append(word).append(',').append(i / 4.0).append(lineBreak);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"1, \\n", "7, \\r\\n", "64, \\n", "1000, \\r", "1000, \\r\\n"})
    void readsTheSameInPiecesOfAnySize(int pieceBytes, String lineBreak) throws IOException {
        String csv = csv(pieceBytes, 400, lineBreak.translateEscapes());
        for (String content : List.of(csv, "\uFEFF" + csv, csv.strip())) {
            write("a.csv", content);
            FileTable table = open("a.csv");
            List<List<Object>> whole = rows(table, new Pace(1, 1 << 20));

            assertThat(whole).hasSize(400);
            assertThat(rows(table, new Pace(3, pieceBytes))).isEqualTo(whole);
            Map<String, List<Object>> columns = columns(table, new Pace(2, pieceBytes));
            for (int c = 0; c < 3; c++) {
                int place = c;
                assertThat(columns.get(List.of("n", "word", "m").get(c)))
                        .isEqualTo(whole.stream().map(row -> row.get(place)).toList());
            }
        }
    }

    @Test
    void readsAZippedFileInPieces() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(csv(3, 500, "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("a.csv.gz"), zipped.toByteArray());
        write("a.csv", csv(3, 500, "\n"));

        assertThat(columns(open("a.csv.gz"), new Pace(2, 300))).isEqualTo(columns(open("a.csv"), new Pace(1, 1 << 20)));
    }

    @Test
    void readsJsonLinesInPieces() throws IOException {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            json.append(
                            i % 3 == 0
                                    ? "{\"x\":%d,\n \"w\":\"}{\\n%d\"}\r\n"
                                    : "  {\"w\":\"ü%d\",\"x\":%d.5}\n".formatted(i, i))
                    .append(i % 50 == 0 ? "\n" : "");
        }
        write("a.jsonl", json.toString().replace("%d", "8"));
        FileTable table = open("a.jsonl");

        assertThat(rows(table, new Pace(2, 40))).hasSize(300).isEqualTo(rows(table, new Pace(1, 1 << 20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17,x\n", "1,2,3,4\n", "1,\"open\n", "1,\"x\"y,2\n", "word,a,2\n", "\"a\nb\",c,2\n"})
    void aBrokenRowIsNamedAlikeWhateverThePieces(String broken) throws IOException {
        String start = csv(1, 300, "\r\n");
        write(
                "a.csv",
                "n,word,m\n" + "1,a,2\n".repeat(Inference.ROWS) + start.substring(start.indexOf('\n') + 1) + broken
                        + csv(2, 50, "\n").substring(9));
        FileTable table = open("a.csv");
        Throwable whole = catchThrowable(() -> rows(table, new Pace(1, 1 << 24)));

        assertThat(whole).isInstanceOf(UnavailableException.class);
        for (int pieceBytes : new int[] {1, 100, 3_000}) {
            assertThatThrownBy(() -> columns(table, new Pace(4, pieceBytes))).hasMessage(whole.getMessage());
            assertThatThrownBy(() -> rows(table, new Pace(2, pieceBytes))).hasMessage(whole.getMessage());
        }
    }

    @Test
    void namesTheLineOfABrokenObjectWhateverThePieces() throws IOException {
        write("a.jsonl", "{\"x\":1}\n\n".repeat(Inference.ROWS + 50) + "{\"x\":\n1,}\n" + "{\"x\":1}\n".repeat(50));
        FileTable table = open("a.jsonl");
        Throwable whole = catchThrowable(() -> rows(table, new Pace(1, 1 << 24)));

        assertThat(whole).hasMessageContaining("a.jsonl, line 20,102 is not JSON");
        assertThatThrownBy(() -> columns(table, new Pace(3, 64))).hasMessage(whole.getMessage());
    }

    @Test
    void namesTheLineOfWrongBytesInALaterPiece() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("x\n" + "abc\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {(byte) 0xFC, '\n'});
        bytes.write("abc\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("a.csv"), bytes.toByteArray());

        assertThatThrownBy(() -> columns(open("a.csv"), new Pace(2, 1_000)))
                .hasMessageStartingWith("a.csv is not UTF-8: there are other bytes at or after line 20,002;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void aFailingSinkStopsTheReadingAndItsExceptionComesOut(String ending) throws IOException {
        FileTable table = large(ending);
        IllegalStateException failure = new IllegalStateException("the sink's own");
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        sinks.put("x", (column, rows) -> {
            throw failure;
        });

        assertThatThrownBy(() -> table.readColumns(sinks, rows -> {}, 2)).isSameAs(failure);
        assertThat(readers()).isEmpty();
    }

    @Test
    void aFailingReceiverOfRowsHearsNothingMore() throws IOException {
        List<Long> heard = new ArrayList<>();
        UnavailableException failure = new UnavailableException("the receiver's own");

        assertThatThrownBy(() -> large("csv").read(List.of("x"), batch -> {
                    heard.add(batch.firstRow());
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(heard).containsExactly(0L);
        assertThat(readers()).isEmpty();
    }

    @Test
    void differentColumnsAreTakenAtTheSameTimeByNamedThreadsThatEnd() throws Exception {
        write("a.csv", "x,y\n" + "1,2\n".repeat(1_000));
        CountDownLatch both = new CountDownLatch(2);
        Set<String> names = ConcurrentHashMap.newKeySet();
        ColumnSink sink = (column, rows) -> {
            names.add(Thread.currentThread().getName());
            both.countDown();
            try {
                assertThat(both.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };

        open("a.csv").readColumns(Map.of("x", sink, "y", sink), rows -> {}, 2);

        assertThat(names).containsExactlyInAnyOrder("modelgate-read-1", "modelgate-read-2");
        assertThat(readers()).isEmpty();
    }

    @Test
    void saysHowManyRowsEveryColumnHasHad() throws IOException {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());

        long rows = large("csv").readColumns(Map.of("x", (column, count) -> {}), heard::add, new Pace(2, 10_000));

        assertThat(heard).isSorted().endsWith(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void refusesAFileThatGrowsWhileItIsRead(String ending) throws IOException {
        FileTable table = large(ending);
        Path file = folder.resolve("large." + ending);
        ColumnSink growing = (column, rows) -> {
            try {
                Files.write(file, new byte[] {'\n'}, java.nio.file.StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };

        assertThatThrownBy(() -> table.readColumns(Map.of("x", growing), rows -> {}, 2))
                .hasMessageContaining("changed while it was being read");
    }

    @Test
    void refusesARowWithoutEnd() throws IOException {
        write("a.csv", "x,y\n" + "1,2\n".repeat(Inference.ROWS + 10) + "1,\"" + "lost,".repeat(7 << 20));

        assertThatThrownBy(() -> columns(open("a.csv"), new Pace(2, 1_000)))
                .hasMessageStartingWith("a.csv: the row that starts in line 10,012 is longer than 33,554,432 bytes;");
    }

    private FileTable large(String ending) throws IOException {
        Path file = folder.resolve("large." + ending);
        if (ending.equals("csv")) {
            Files.writeString(file, "x\n" + "1\n".repeat(100_000));
        } else {
            try (InputStream in = getClass().getResourceAsStream("/parquet/many-rows.parquet")) {
                Files.write(file, in.readAllBytes());
            }
        }
        return open("large." + ending);
    }

    private static List<String> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("modelgate-read-"))
                .toList();
    }

    private static List<List<Object>> rows(FileTable table, Pace pace) {
        List<List<Object>> rows = new ArrayList<>();
        List<String> names = table.fields().stream().map(Table.Field::name).toList();
        table.read(names, batch -> rows.addAll(Rows.of(batch)), pace);
        return rows;
    }

    private static Map<String, List<Object>> columns(FileTable table, Pace pace) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        for (Table.Field field : table.fields()) {
            List<Object> taken = new ArrayList<>();
            values.put(field.name(), taken);
            sinks.put(field.name(), (column, rows) -> taken.addAll(Rows.values(column, rows)));
        }
        table.readColumns(sinks, rows -> {}, pace);
        return values;
    }

    private FileTable open(String name) {
        return (FileTable) Tables.open(Workspace.confined(folder), name, "data", TableOptions.detect());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
