package io.jenkins.lib.modelgate.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawColumnReaderTest {

    @Test
    void keepsEveryNumberOfEveryBatch() {
        RawColumnReader reader = new RawColumnReader(ColumnType.INTEGER);
        BitSet missing = new BitSet();
        missing.set(1);
        reader.add(new NumericColumn("x", ColumnType.INTEGER, new double[] {3, Double.NaN, 99}, missing), 2);
        reader.add(new NumericColumn("x", ColumnType.INTEGER, new double[] {5}, new BitSet()), 1);

        RawNumbers column = (RawNumbers) reader.column();

        assertThat(column.rows()).isEqualTo(3);
        assertThat(column.missing()).isEqualTo(1);
        assertThat(column.whole()).isTrue();
        assertThat(column.known()).containsExactly(3, 5);
        assertThat(column.known(1, 3)).containsExactly(5);
    }

    /** A column of very many words gets a fresh list now and then, and the codes begin anew. */
    @Test
    void knowsAWordAgainAfterTheDictionaryChanged() {
        RawColumnReader reader = new RawColumnReader(ColumnType.TEXT);
        reader.add(new TextColumn("x", ColumnType.TEXT, new int[] {0, 1, -1}, List.of("a", "b")), 3);
        reader.add(new TextColumn("x", ColumnType.TEXT, new int[] {0, 0, 1}, List.of("b", "c")), 3);

        RawWords column = (RawWords) reader.column();

        assertThat(column.rows()).isEqualTo(6);
        assertThat(column.missing()).isEqualTo(1);
        assertThat(column.truth()).isFalse();
        assertThat(column.tally()).isEqualTo(Map.of("a", 1L, "b", 3L, "c", 1L));
        assertThat(column.tally(2, 5)).isEqualTo(Map.of("b", 2L));
    }

    @Test
    void keepsBooleansAsTruth() {
        RawColumnReader reader = new RawColumnReader(ColumnType.BOOLEAN);
        reader.add(new TextColumn("x", ColumnType.BOOLEAN, new int[] {0, 1, 1, -1}, List.of("false", "true")), 4);

        RawWords column = (RawWords) reader.column();

        assertThat(column.truth()).isTrue();
        assertThat(column.zeroesAndOnes()).containsExactly(0, 1, 1);
    }

    @Test
    void refusesWhatNoRuleKnows() {
        assertThat(RawColumnReader.reads(ColumnType.TIMESTAMP)).isFalse();
        assertThatThrownBy(() -> new RawColumnReader(ColumnType.VECTOR)).hasMessageContaining("vector");
    }
}
