package io.jenkins.lib.modelgate.policy;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the texts of a list are about: of texts about the same, in different places, the closer place's counts. */
public final class ListRule {

    private static final Pattern LIMIT = Pattern.compile("(.*?)\\s*([<>]?=)\\s*[^<>=]*");
    private static final Pattern BINS = Pattern.compile("\\s*:[^*]*");

    /** Names: each is about itself, so that lists are united. */
    public static final ListRule NAMES = of(UnaryOperator.identity());

    /** {@code name=value}, by name. */
    public static final ListRule ENTRIES = of(ListRule::name);

    /** {@code metric>=0.8}, {@code metric<=0.2}, {@code metric=0.05}: by metric and operator. */
    public static final ListRule LIMITS = of(ListRule::limited);

    /** Columns and crossings of them, {@code age:4} or {@code sex*age:30,60}: by columns, whatever their bins. */
    public static final ListRule GROUPS = of(text -> BINS.matcher(text).replaceAll(""));

    /** {@code column: type}, by column. */
    public static final ListRule DECLARATIONS = of(ListRule::declared);

    /** One value that is written as a list, such as steps that follow each other: never mixed with another. */
    public static final ListRule SEQUENCE = new ListRule(UnaryOperator.identity(), texts -> true);

    private final UnaryOperator<String> subject;
    private final Predicate<List<String>> whole;

    private ListRule(UnaryOperator<String> subject, Predicate<List<String>> whole) {
        this.subject = subject;
        this.whole = whole;
    }

    private static ListRule of(UnaryOperator<String> subject) {
        return new ListRule(subject, texts -> false);
    }

    /** The same, but for a text that says it all where it is the only one, such as a file in place of names. */
    public ListRule unlessAlone(Predicate<String> saysItAll) {
        return new ListRule(subject, texts -> texts.size() == 1 && saysItAll.test(texts.get(0)));
    }

    boolean isOfTheSame(String text, String other) {
        return subject.apply(text).equals(subject.apply(other));
    }

    /** Whether the list is never mixed with another place's. */
    boolean saysItAll(List<String> texts) {
        return whole.test(texts);
    }

    private static String declared(String text) {
        int colon = Math.max(text.lastIndexOf(':'), text.lastIndexOf('='));
        return (colon < 0 ? text : text.substring(0, colon)).strip();
    }

    private static String name(String text) {
        int equals = text.lastIndexOf('=');
        return (equals < 0 ? text : text.substring(0, equals)).strip();
    }

    private static String limited(String text) {
        Matcher parts = LIMIT.matcher(text.strip());
        return parts.matches() ? parts.group(1) + parts.group(2) : text.strip();
    }
}
