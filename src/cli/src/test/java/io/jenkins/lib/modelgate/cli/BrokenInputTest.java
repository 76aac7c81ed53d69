package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read is one clear sentence and status 4; nothing is written. */
class BrokenInputTest {

    private static final String MANY = "1.5,red\n".repeat(10_001);

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void reference() throws IOException {
        samples = new Samples(folder);
        samples.reference();
    }

    static Stream<Arguments> broken() throws IOException {
        return Stream.of(
                broken("cut.parquet", new byte[] {'P', 'A', 'R', '1', 21, 0, 21, 64}, "may be cut off or damaged"),
                broken("text.parquet", "x,colour\n1.5,red\n", "is named .parquet, but is not Parquet"),
                broken("ragged.csv", "x,colour\n1.5,red\n1.5\n", "line 3: the header has 2 fields, this row has 1"),
                broken("late.csv", "x,colour\n" + MANY + "2.5\n", "line 10,003: the header has 2 fields"),
                broken("latin.csv", "x,colour\n1.5,grün\n".getBytes(StandardCharsets.ISO_8859_1), "say encoding: "),
                broken(
                        "mixed.csv",
                        "x,colour\n" + MANY + "much,red\n",
                        "line 10,003: the column 'x' holds 'much', which is no number"),
                broken("twice.csv", "x,colour,x\n1.5,red,2\n", "has two columns named 'x'; rename one."),
                broken("empty.csv", "", "is empty; a table has at least a header."),
                broken("open.csv", "x,colour\n1.5,\"red\n", "is not CSV"),
                broken("cut.csv.gz", Arrays.copyOf(zipped("x,colour\n1.5,red\n"), 20), "is cut off"),
                broken("plain.csv.gz", "x,colour\n", "is named .gz, but is not compressed so; name it by what it is."),
                broken("zipped.csv", zipped("x,colour\n1.5,red\n"), "is compressed by gzip, not text; name it .gz."),
                broken("broken.jsonl", "{\"x\":1.5,\n", "is not JSON"),
                broken("list.jsonl", "[1.5]\n", "line 1: JSON Lines has one object a line, not a list."),
                broken("data.xlsx", "x", "is not named like a table; "));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isOneSentence(String name, byte[] content, String sentence) throws IOException {
        Path file = Files.write(folder.resolve(name), content);

        refused(file, sentence);
    }

    @Test
    void isOneSentenceForAFolderWithoutTablesAndForNoMatch() throws IOException {
        refused(Files.createDirectory(folder.resolve("empty")), "is a folder without a table; ");
        refused(folder.resolve("*.parquet"), "No file matches the current data");
        refused(folder.resolve("none.csv"), "does not exist or cannot be read.");
    }

    @Test
    void isOneSentenceForFilesOfSeveralShapes() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.writeString(parts.resolve("a.csv"), "x,colour\n1.5,red\n");
        Files.writeString(parts.resolve("b.csv"), "x\n1.5\n");
        refused(parts, "are not parts of one table: only the former has a column 'colour'.");

        Files.writeString(parts.resolve("b.csv"), "x,colour\nred,red\n");
        refused(parts, "disagree about the column 'x': number before, text here");

        Files.writeString(parts.resolve("c.jsonl"), "{\"x\":1}\n");
        refused(parts, "is a folder with tables of several formats");
    }

    @Test
    void isAMistakeOfUseForADatabaseWithALoginInItsUrl() {
        Shell shell = drift("jdbc:postgresql://anna:hush@db/x", "--current-query", "SELECT 1 AS x");

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.complaints()).singleElement().asString().contains("must not hold a user or password");
        assertThat(shell.err() + shell.out()).doesNotContain("hush", "anna");
        assertThat(Shell.files(samples.output())).isEmpty();
    }

    @Test
    void tenThousandColumnsAreReadLikeFewer() throws IOException {
        List<String> names = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).toList();
        String row = names.stream().map(name -> "1").collect(Collectors.joining(",", "", "\n"));
        Path wide = samples.write("wide.csv", String.join(",", names) + "\n" + row.repeat(5));

        Shell shell = Shell.run("profile", wide, "--output", folder.resolve("wide.json"));

        assertThat(shell.status()).isZero();
    }

    private void refused(Path current, String sentence) {
        Shell shell = drift(current);

        assertThat(shell.complaints()).singleElement().asString().contains(sentence);
        assertThat(shell.status()).isEqualTo(4);
        assertThat(shell.out()).isEmpty();
        assertThat(Shell.files(samples.output())).isEmpty();
    }

    private Shell drift(Object current, Object... more) {
        return Shell.run(Stream.concat(
                        Stream.of(
                                "drift",
                                "--reference",
                                folder.resolve("reference.csv"),
                                "--current",
                                current,
                                "--output",
                                samples.output()),
                        Stream.of(more))
                .toArray());
    }

    private static Arguments broken(String name, Object content, String sentence) {
        byte[] bytes =
                content instanceof byte[] given ? given : content.toString().getBytes(StandardCharsets.UTF_8);
        return Arguments.of(name, bytes, sentence);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
