package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "IBM850"})
    void areReadAsSaid(String encoding) throws IOException {
        String csv = "x,ort\n1,Zürich\n2,\"Köln, Süd\"\n";
        write("a.csv", csv.getBytes(Charset.forName(encoding)));
        write(
                "a.jsonl",
                "{\"x\":1,\"ort\":\"Zürich\"}\n{\"x\":2,\"ort\":\"Köln, Süd\"}".getBytes(Charset.forName(encoding)));

        for (String name : List.of("a.csv", "a.jsonl")) {
            assertThat(Rows.of(open(name, encoding)))
                    .containsExactly(List.of(1.0, "Zürich"), List.of(2.0, "Köln, Süd"));
        }
    }

    @Test
    void aMarkOfUtf16IsSeenAlsoWherePacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("\uFEFFx\n7\n".getBytes(StandardCharsets.UTF_16LE));
        }
        write("a.csv.gz", packed.toByteArray());
        write("b.csv", "\uFEFFx\n8\n".getBytes(StandardCharsets.UTF_16BE));

        assertThat(Rows.of(open("a.csv.gz", null), "x")).containsExactly(7.0);
        assertThat(Rows.of(open("b.csv", null), "x")).containsExactly(8.0);
    }

    @Test
    void longTextsAreReadWhole() throws IOException {
        StringBuilder csv = new StringBuilder("i,t\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append(i).append(",é😀").append(i % 10).append('\n');
        }
        write("a.csv", csv.toString().getBytes(StandardCharsets.UTF_16LE));

        Table table = open("a.csv", "UTF-16LE");

        assertThat(table.read(List.of("t", "i"), batch -> {
                    TextColumn words = (TextColumn) batch.columns().get(0);
                    for (int row = 0; row < batch.rows(); row++) {
                        assertThat(words.word(row)).isEqualTo("é😀" + (batch.firstRow() + row) % 10);
                    }
                }))
                .isEqualTo(20_000);
    }

    @Test
    void refusesWhatIsNotOfTheEncodingSaid() throws IOException {
        write("a.csv", "x,t\n1,Zürich\n2,a\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Rows.of(open("a.csv", "US-ASCII")))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a.csv cannot be read: at byte 7 it is not US-ASCII; say encoding: what it is");
        assertThatThrownBy(() -> Rows.of(open("a.csv", "UTF-16LE"))).isInstanceOf(UnavailableException.class);
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private Table open(String name, String encoding) {
        TableOptions options = new TableOptions(
                Optional.empty(), '"', Optional.ofNullable(encoding).map(Charset::forName), false, Map.of());
        return Tables.open(Workspace.confined(folder), name, "data", options);
    }
}
