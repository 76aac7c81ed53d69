package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is to be read.
 *
 * @param delimiter the CSV field separator, or empty to detect it among comma, semicolon, tab and bar
 * @param quote the CSV character around fields that hold separators, or {@value #NO_QUOTE} for none
 * @param encoding of text files; UTF-8, or what a byte order mark says, where empty
 * @param decimalComma whether CSV numbers have a comma before their fractions, as in 1,5; then a point is in none
 * @param types declared column types by name; they win over inference
 */
public record TableOptions(
        Optional<Character> delimiter,
        char quote,
        Optional<Charset> encoding,
        boolean decimalComma,
        Map<String, ColumnType> types) {

    /** No text holds it. */
    static final char NO_QUOTE = '\uFFFF';

    public TableOptions {
        types = Map.copyOf(types);
    }

    /** Double quotes, and the encoding found in the file. */
    public TableOptions(Optional<Character> delimiter, Map<String, ColumnType> types) {
        this(delimiter, '"', Optional.empty(), false, types);
    }

    /** Everything detected. */
    public static TableOptions detect() {
        return new TableOptions(Optional.empty(), Map.of());
    }

    /** The same with other declared types. */
    public TableOptions withTypes(Map<String, ColumnType> others) {
        return new TableOptions(delimiter, quote, encoding, decimalComma, others);
    }

    /**
     * Reads {@code delimiter} (one character, or {@code comma}, {@code semicolon}, {@code tab}, {@code bar},
     * {@code space}), {@code quote} (one character, or {@code none}), {@code encoding} (a name such as
     * {@code windows-1252}), {@code decimal} ({@code .} or {@code ,}) and {@code types} (texts {@code column=text|number|integer|boolean|timestamp}).
     */
    public static TableOptions from(Settings settings) {
        TableOptions options = new TableOptions(
                settings.text("delimiter").map(text -> delimiter(settings, text)),
                settings.text("quote").map(text -> quote(settings, text)).orElse('"'),
                settings.text("encoding").map(text -> encoding(settings, text)),
                settings.text("decimal").map(text -> isComma(settings, text)).orElse(false),
                types(settings));
        if (options.delimiter.isPresent() && options.delimiter.get() == options.quote) {
            throw settings.wrong("quote", "must not be the delimiter");
        }
        if (options.delimiter.isPresent() && options.delimiter.get() == (options.decimalComma ? ',' : '.')) {
            throw settings.wrong("decimal", "must not be the delimiter");
        }
        return options;
    }

    private static boolean isComma(Settings settings, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case ",", "comma" -> true;
            case ".", "point" -> false;
            default ->
                throw settings.wrong("decimal", "must be a comma or a point (comma, point), not '%s'".formatted(text));
        };
    }

    private static char quote(Settings settings, String text) {
        if (text.equalsIgnoreCase("none")) {
            return NO_QUOTE;
        }
        if (text.length() != 1
                || text.charAt(0) <= ' '
                || text.charAt(0) > '~'
                || Character.isLetterOrDigit(text.charAt(0))) {
            throw settings.wrong("quote", "must be one character such as ' or \", or none, not '%s'".formatted(text));
        }
        return text.charAt(0);
    }

    private static Charset encoding(Settings settings, String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalArgumentException e) {
            throw settings.wrong(
                    "encoding",
                    "is '%s', which is no encoding; say UTF-8, windows-1252, ISO-8859-1, UTF-16 or another's name"
                            .formatted(text));
        }
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
        for (String text : settings.texts("types", ListRule.ENTRIES)) {
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
            if (type != ColumnType.VECTOR
                    && type != ColumnType.UNREADABLE
                    && type.word().equals(word.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        return null;
    }
}
