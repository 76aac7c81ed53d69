package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.profile.Categories.Category;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds columns of text whose words are numbers that somebody wrote in another way, so that they are not read as numbers. */
public final class WrittenNumbers {

    /** Of different words. A few may be others, such as ? and -, which make the whole column one of text. */
    private static final double MOST = 0.9;

    /** Fewer different words tell nothing, and are judged well as categories. */
    private static final int FEWEST = 10;

    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?\\p{Sc}? ?[-+]?(\\d+|\\d{1,3}([ .,'\u00A0\u202F]\\d{3})+)([.,]\\d*)?([eE][-+]?\\d{1,3})? ?[%\\p{Sc}]?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+(,\\d+)?([eE][-+]?\\d{1,3})?");
    private static final Pattern PLAIN = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private WrittenNumbers() {}

    /**
     * Why a column of text seems to be one of numbers, and what to do about it: the end of a sentence. Empty where it does
     * not, and where it may as well hold codes: digits that begin with a zero, or are of one length.
     */
    public static Optional<String> in(ColumnProfile column) {
        if (column.type() != ColumnType.TEXT || column.categories().top().size() < FEWEST) {
            return Optional.empty();
        }
        List<String> words =
                column.categories().top().stream().map(Category::value).toList();
        if (!most(words, NUMBER) || areCodes(words)) {
            return Optional.empty();
        }
        String name = column.name();
        String example = first(
                words,
                NUMBER.asMatchPredicate().and(word -> !DIGITS.matcher(word).matches()));
        if (most(words, DECIMAL_COMMA) && example.contains(",")) {
            return Optional.of(
                    "its values are numbers with a decimal comma, such as '%s'; set decimal: ','".formatted(example));
        }
        Optional<String> other =
                words.stream().filter(word -> !PLAIN.matcher(word).matches()).findFirst();
        return Optional.of(
                other.isEmpty()
                        ? "its values are numbers written as text, such as '%s'; set types: %s=number, or exclude it if they are ids"
                                .formatted(first(words, word -> true), name)
                        : "its values look like numbers, but '%s' is not written as one; write it as in 1234.5, or leave the cell empty where there is none, or exclude the column"
                                .formatted(other.get()));
    }

    private static boolean areCodes(List<String> words) {
        List<String> digits = words.stream().filter(DIGITS.asMatchPredicate()).toList();
        boolean allDigits = digits.size() >= words.size() * MOST;
        return allDigits
                && (digits.stream().anyMatch(word -> word.length() > 1 && word.startsWith("0"))
                        || digits.stream().mapToInt(String::length).distinct().count() == 1);
    }

    private static boolean most(List<String> words, Pattern form) {
        return words.stream().filter(form.asMatchPredicate()).count() >= words.size() * MOST;
    }

    private static String first(List<String> words, Predicate<String> wanted) {
        return words.stream().filter(wanted).findFirst().orElse(words.get(0));
    }
}
