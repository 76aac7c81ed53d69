package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet and Arrow's files beside a model. */
class ColumnarTablesTest {

    @ParameterizedTest
    @ValueSource(strings = {"table.parquet", "plain.feather", "lz4.feather", "first.feather", "stream.arrow"})
    void approvesTablesAsPyarrowWritesThem(String name) throws IOException {
        assertThat(Part.resource(name).scan().subjects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pickled.parquet", "pickled.feather"})
    void refusesATypeThatIsAPickle(String name) throws IOException {
        assertThat(Part.resource(name).scan().subjects()).containsExactly("CODE arrow.py_extension_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.parquet", "plain.feather", "lz4.feather", "stream.arrow"})
    void refusesAFileThatIsCutOff(String name) {
        Part whole = Part.resource(name);
        Part cut = new Part(name, Arrays.copyOf(whole.bytes, whole.bytes.length - 20));

        assertThatThrownBy(cut::scan).isInstanceOf(IOException.class);
    }

    @Test
    void refusesParquetWithTwoColumnsOfOneName() throws IOException {
        // the names stand in the schema and in each column's path
        Part twice = Part.resource("table.parquet").with("\u0018\u0001x", "\u0018\u0001n");

        assertThat(twice.scan().subjects()).contains("TAMPERED n");
    }

    @Test
    void refusesParquetThatIsEncrypted() throws IOException {
        Part plain = Part.resource("table.parquet");
        byte[] bytes = plain.bytes.clone();
        bytes[bytes.length - 1] = 'E';

        assertThat(new Part("a.parquet", bytes).scan().subjects()).containsExactly("ENCRYPTED ");
    }

    @Test
    void refusesParquetWithBytesThatBelongToNothing() throws IOException {
        Part plain = Part.resource("table.parquet");
        int length = ByteBuffer.wrap(plain.bytes, plain.bytes.length - 8, 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        int footer = plain.bytes.length - 8 - length;
        ByteBuffer bytes = ByteBuffer.allocate(plain.bytes.length + 5);
        bytes.put(plain.bytes, 0, footer).put("extra".getBytes(StandardCharsets.US_ASCII));
        bytes.put(plain.bytes, footer, length + 8);

        assertThat(new Part("a.parquet", bytes.array()).scan().findings)
                .extracting(finding -> finding.why())
                .containsExactly("There are 5 bytes that belong to no column and no index.");
    }

    @Test
    void refusesParquetOfOtherNumbersOfRows() throws IOException {
        // FileMetaData: i32 version, then a list of the schema; its rows are field 3, a zigzag 3
        byte[] bytes = Part.resource("table.parquet").bytes.clone();
        int at = indexOf(bytes, new byte[] {0x16, 6, 0x19, 0x1c});
        bytes[at + 1] = 8;

        assertThat(new Part("a.parquet", bytes).scan().findings)
                .extracting(finding -> finding.why())
                .containsExactly("The table is said to have 4 rows, its groups have 3.");
    }

    @Test
    void refusesRowsOfArrowThatAreNotThere() throws IOException {
        byte[] bytes = Part.resource("plain.feather").bytes.clone();
        // the field nodes of the first rows: a length of 3, and how many of them are missing
        int at = indexOf(bytes, new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0});
        bytes[at + 5] = 1;

        assertThat(new Part("a.feather", bytes).scan().findings)
                .extracting(finding -> finding.why())
                .anySatisfy(why -> assertThat(why).contains("which its bytes cannot hold"));
    }

    @Test
    void refusesAPackedColumnOfArrowThatClaimsToBecomeHuge() throws IOException {
        byte[] bytes = Part.resource("lz4.feather").bytes.clone();
        // before each packed buffer stands how long it was
        int at = indexOf(bytes, new byte[] {24, 0, 0, 0, 0, 0, 0, 0, 4, 34, 77, 24});
        bytes[at + 5] = 1;

        assertThat(new Part("a.feather", bytes).scan().subjects()).containsExactly("TOO_MUCH ");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
