package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When two words are the same label. */
enum LabelForm {
    /** Letter for letter: the user declared the labels to be text. */
    AS_WRITTEN,
    /** {@code true} and {@code 1.0} are {@code 1}, {@code false} is {@code 0}; other words stand for themselves. */
    BY_MEANING;

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** From here on a double is not told from its neighbours. */
    private static final double EXACT = 1L << 53;

    /** Numbers by size, and before words; words by their letters. */
    static final Comparator<String> ORDER = Comparator.comparing((String label) -> !isNumber(label))
            .thenComparing(label -> isNumber(label) ? Double.parseDouble(label) : 0.0)
            .thenComparing(Comparator.naturalOrder());

    /** As written where {@code types} declares the truth or the decisions as text. */
    static LabelForm from(Settings settings) {
        Map<String, ColumnType> types = TableOptions.from(settings).types();
        return Stream.of(settings.text("target"), settings.text("decision"))
                        .flatMap(Optional::stream)
                        .anyMatch(column -> types.get(column) == ColumnType.TEXT)
                ? AS_WRITTEN
                : BY_MEANING;
    }

    /** The label that a word of the settings means. */
    String of(String word) {
        String stripped = word.strip();
        return this == AS_WRITTEN ? stripped : meant(stripped);
    }

    private static String meant(String stripped) {
        return switch (stripped.toLowerCase(Locale.ROOT)) {
            case "true" -> "1";
            case "false" -> "0";
            default -> isNumber(stripped) ? number(stripped) : stripped;
        };
    }

    /** Where a double has no room for them, the digits. */
    private static String number(String digits) {
        double value = Double.parseDouble(digits);
        return tells(value) ? text(value) : digits;
    }

    /**
     * The label that a word in a table is.
     *
     * @throws UnavailableException where it may not be told from others
     */
    String of(String word, Cell where) {
        if (!tells(word)) {
            throw where.wrong(tooLarge(where.column()));
        }
        return this == AS_WRITTEN ? word : of(word);
    }

    /** Whether a word in a table is told from all others. */
    boolean tells(String word) {
        String stripped = word.strip();
        return this == AS_WRITTEN || !isNumber(stripped) || tells(Double.parseDouble(stripped));
    }

    /** Whether a number is told from all others. */
    static boolean tells(double value) {
        return Math.abs(value) < EXACT;
    }

    /** Why a cell of the column is refused that is not told from others, after its name. */
    static String tooLarge(String column) {
        return "holds a number too large to be told from its neighbours; declare it as text, types: %s=text"
                .formatted(column);
    }

    /**
     * How a number in a table is written as a label or a name: whole ones without a fraction.
     *
     * @throws UnavailableException where it may not be told from others
     */
    static String ofNumber(double value, Cell where) {
        if (!tells(value)) {
            throw where.wrong(tooLarge(where.column()));
        }
        return text(value);
    }

    /** The same for a number of any size. */
    static String text(double value) {
        return value == Math.rint(value) && tells(value) ? Long.toString((long) value) : Double.toString(value);
    }

    // parseDouble alone would take "1d", a day, for 1
    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }
}
