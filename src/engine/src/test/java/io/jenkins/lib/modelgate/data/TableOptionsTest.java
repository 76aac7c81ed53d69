package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableOptionsTest {

    @ParameterizedTest
    @CsvSource({"comma, ','", "Semicolon, ;", "tab, '\t'", "'\\t', '\t'", "bar, |", "space, ' '", "':', ':'"})
    void readsASeparator(String said, char expected) {
        assertThat(TableOptions.from(settings("delimiter", said)).delimiter()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"::", "'\"'", "commas"})
    void refusesWhatIsNoSeparator(String said) {
        assertThatThrownBy(() -> TableOptions.from(settings("delimiter", said)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("step: 'delimiter' must be one character or comma,");
    }

    @ParameterizedTest
    @CsvSource({"',', true", "comma, true", "., false", "Point, false"})
    void readsADecimalMark(String said, boolean comma) {
        assertThat(TableOptions.from(settings("decimal", said)).decimalComma()).isEqualTo(comma);
    }

    @Test
    void refusesWhatIsNoDecimalMark() {
        assertThatThrownBy(() -> TableOptions.from(settings("decimal", ";")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("step: 'decimal' must be a comma or a point (comma, point), not ';'.");
    }

    @ParameterizedTest
    @CsvSource({"',', comma", "., ."})
    void refusesADecimalMarkThatSeparatesFields(String decimal, String delimiter) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("decimal", decimal).put("delimiter", delimiter);

        assertThatThrownBy(() -> TableOptions.from(Settings.of("step", node)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("step: 'decimal' must not be the delimiter.");
    }

    @Test
    void readsTypes() {
        assertThat(TableOptions.from(settings("types", "zip=text, a=b=Number")).types())
                .isEqualTo(Map.of("zip", ColumnType.TEXT, "a=b", ColumnType.NUMBER));
    }

    @ParameterizedTest
    @CsvSource({"zip", "zip=string", "=text", "zip="})
    void refusesWhatIsNoType(String said) {
        assertThatThrownBy(() -> TableOptions.from(settings("types", said)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("not '%s'".formatted(said));
    }

    @Test
    void refusesTwoTypesForOneColumn() {
        assertThatThrownBy(() -> TableOptions.from(settings("types", "zip=text,zip=number")))
                .hasMessage("step: 'types' names the column 'zip' twice.");
    }

    private static Settings settings(String name, String said) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(name, said);
        return Settings.of("step", node);
    }
}
