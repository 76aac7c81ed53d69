package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is to be read.
 *
 * @param delimiter the CSV field separator, or empty to detect it among comma, semicolon, tab and bar
 * @param types declared column types by name; they win over inference
 */
public record TableOptions(Optional<Character> delimiter, Map<String, ColumnType> types) {

    public TableOptions {
        types = Map.copyOf(types);
    }

    /** Everything detected. */
    public static TableOptions detect() {
        return new TableOptions(Optional.empty(), Map.of());
    }

    /** The same with other declared types. */
    TableOptions withTypes(Map<String, ColumnType> others) {
        return new TableOptions(delimiter, others);
    }

    /**
     * Reads {@code delimiter} (one character, or {@code comma}, {@code semicolon}, {@code tab}, {@code bar},
     * {@code space}) and {@code types} (texts {@code column=text|number|integer|boolean|timestamp}).
     */
    public static TableOptions from(Settings settings) {
        return new TableOptions(settings.text("delimiter").map(text -> delimiter(settings, text)), types(settings));
    }

    private static char delimiter(Settings settings, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab", "\\t" -> '\t';
            case "bar", "pipe" -> '|';
            case "space" -> ' ';
            default -> {
                if (text.length() != 1 || text.equals("\"")) {
                    throw settings.wrong(
                            "delimiter",
                            "must be one character or comma, semicolon, tab, bar or space, not '%s'".formatted(text));
                }
                yield text.charAt(0);
            }
        };
    }

    private static Map<String, ColumnType> types(Settings settings) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (String text : settings.texts("types")) {
            int equals = text.lastIndexOf('=');
            String column = equals < 0 ? "" : text.substring(0, equals).strip();
            ColumnType type =
                    equals < 0 ? null : type(text.substring(equals + 1).strip());
            if (column.isEmpty() || type == null) {
                throw settings.wrong(
                        "types",
                        "must be texts such as zip=text, with text, number, integer, boolean or timestamp, not '%s'"
                                .formatted(text));
            }
            if (types.put(column, type) != null) {
                throw settings.wrong("types", "names the column '%s' twice".formatted(column));
            }
        }
        return types;
    }

    private static ColumnType type(String word) {
        for (ColumnType type : ColumnType.values()) {
            if (type != ColumnType.VECTOR && type.word().equals(word.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        return null;
    }
}
