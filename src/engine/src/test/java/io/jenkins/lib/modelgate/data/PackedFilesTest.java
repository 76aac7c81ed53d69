package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.csv.gz, 'x\n1\n2\n'",
        "a.csv.zst, 'x\n1\n2\n'",
        "A.CSV.ZST, 'x\n1\n2\n'",
        "a.jsonl.zst, '{\"x\":1}\n{\"x\":2}'"
    })
    void areReadLikeOthers(String name, String content) throws IOException {
        write(name, packed(name, content));

        assertThat(Rows.of(open(name), "x")).containsExactly(1.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst"})
    void mayHaveSeveralMembers(String name) throws IOException {
        write(name, joined(packed(name, "x\n1\n"), packed(name, ""), packed(name, "2\n"), packed(name, "3\n")));

        assertThat(Rows.of(open(name), "x")).containsExactly(1.0, 2.0, 3.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst"})
    void areStreamed(String name) throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("x\n");
        for (int i = 0; i < 300_000; i++) {
            csv.append(random.nextInt(10)).append('\n');
        }
        write(name, packed(name, csv.toString()));

        assertThat(open(name).read(java.util.List.of("x"), batch -> {})).isEqualTo(300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst"})
    void areRefusedWhereTheyWereCutOff(String name) throws IOException {
        byte[] whole = joined(packed(name, "x\n1\n2\n"), packed(name, "x\n1\n2\n3\n4\n"));

        for (int length = 5; length < whole.length; length++) {
            write(name, Arrays.copyOf(whole, length));
            if (length != packed(name, "x\n1\n2\n").length) {
                assertThatThrownBy(() -> Rows.of(open(name)))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageStartingWith(name + " cannot be read: ");
            }
        }
    }

    @Test
    void areRefusedWhereALaterMemberIsDamaged() throws IOException {
        write("a.csv.gz", joined(packed("a.csv.gz", "x\n1\n"), "more".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> Rows.of(open("a.csv.gz")))
                .hasMessage("a.csv.gz cannot be read: there is something else than gzip in it");

        byte[] damaged = packed("a.csv.gz", "x\n1\n2\n3\n");
        damaged[damaged.length - 6] ^= 1;
        write("a.csv.gz", damaged);
        assertThatThrownBy(() -> Rows.of(open("a.csv.gz")))
                .hasMessage("a.csv.gz cannot be read: broken gzip data: the checksum is wrong");

        byte[] frame = packed("a.csv.zst", "x\n1\n2\n3\n");
        write("a.csv.zst", joined(frame, "more".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> Rows.of(open("a.csv.zst"))).hasMessageStartingWith("a.csv.zst cannot be read: ");
    }

    @Test
    void readsAGzipHeaderWithEverythingInIt() throws IOException {
        byte[] plain = packed("a.gz", "x\n7\n");
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(plain, 0, 3);
        full.write(2 + 4 + 8 + 16); // header checksum, extra field, name, comment
        full.write(plain, 4, 6);
        full.write(new byte[] {3, 0, 'a', 'b', 'c'});
        full.write("a.csv\0some words\0".getBytes(StandardCharsets.US_ASCII));
        full.write(new byte[] {1, 2});
        full.write(plain, 10, plain.length - 10);

        try (InputStream in = new GzipInput(new ByteArrayInputStream(full.toByteArray()))) {
            assertThat(in.readAllBytes()).asString().isEqualTo("x\n7\n");
        }
    }

    @Test
    void zstandardMayHoldFramesThatAreToBeSkipped() throws IOException {
        byte[] skipped = {0x5F, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};
        byte[] frame = packed("a.csv.zst", "x\n1\n");
        write("a.csv.zst", joined(frame, skipped, packed("a.csv.zst", "2\n"), skipped));

        assertThat(Rows.of(open("a.csv.zst"), "x")).containsExactly(1.0, 2.0);
    }

    @Test
    void refusesAZstandardWindowThatIsTooWide() throws IOException {
        byte[] header = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (17 << 3), 1, 0, 0};
        write("a.csv.zst", header);

        assertThatThrownBy(() -> open("a.csv.zst"))
                .hasMessage(
                        "a.csv.zst cannot be read: it was compressed with a window of more than 8 MiB; compress it without --long or --ultra");
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, .gz, 'a.csv is compressed by gzip, not text; name it .gz.'",
        "a.jsonl, .zst, 'a.jsonl is compressed by Zstandard, not text; name it .zst.'",
        "a.csv.gz, .zst, 'a.csv.gz is named .gz, but is compressed by Zstandard; name it by what it is.'",
        "a.csv.zst, .gz, 'a.csv.zst is named .zst, but is compressed by gzip; name it by what it is.'",
        "a.csv.gz, '', 'a.csv.gz is named .gz, but is not compressed so; name it by what it is.'",
        "a.parquet, .gz, 'a.parquet is named .parquet, but is compressed by gzip; name it by what it is.'",
        "a.parquet, '', 'a.parquet is named .parquet, but is not Parquet; name it by what it is.'"
    })
    void areRefusedUnderAWrongName(String name, String ending, String sentence) throws IOException {
        write(name, packed(ending, "x\n1\n"));

        assertThatThrownBy(() -> open(name))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(sentence);
    }

    @Test
    void aParquetFileIsNoText() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/parquet/none.parquet")) {
            write("a.csv", in.readAllBytes());
        }

        assertThatThrownBy(() -> open("a.csv")).hasMessage("a.csv is a Parquet file, not text; name it .parquet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst", "a.csv", "a.jsonl"})
    void areEmptyWhereTheyHoldNothing(String name) throws IOException {
        write(name, new byte[0]);

        assertThatThrownBy(() -> open(name)).hasMessageStartingWith(name + " is empty; ");
    }

    private static byte[] packed(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (Packing.of(name)) {
                    case NONE -> bytes;
                    case GZIP -> new GZIPOutputStream(bytes);
                    case ZSTD -> new ZstdOutputStream(bytes);
                }) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private Table open(String name) {
        return Tables.open(Workspace.confined(folder), name, "data", TableOptions.detect());
    }
}
