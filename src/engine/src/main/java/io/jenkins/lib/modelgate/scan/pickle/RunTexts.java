package io.jenkins.lib.modelgate.scan.pickle;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that reviewed classes run as Python when they are given their state, where it is plain what they do. */
final class RunTexts {

    /** Longest that is looked at, in bytes. */
    static final int LONGEST = 1 << 13;

    /** What {@code scipy.stats} generates for a distribution: three functions that sort their arguments. */
    private static final String TEMPLATE = """

            def _parse_args(self, SHAPES INPUT):
                return (SHAPES), OUTPUT

            def _parse_args_rvs(self, SHAPES INPUT, size=None):
                return self._argcheck_rvs(SHAPES OUTPUT, size=size)

            def _parse_args_stats(self, SHAPES INPUT, moments='mv'):
                return (SHAPES), OUTPUT, moments
            """;

    private static final String HEAD = "\ndef _parse_args(self, ";

    /** Shape parameters and, for a distribution over whole numbers, no scale. */
    private static final Pattern ARGUMENTS =
            Pattern.compile(HEAD.replace("(", "\\(") + "((?:[A-Za-z_]\\w*+, )*+) loc=0(, scale=1)?\\):\n");

    /** Names of columns and the constants 0 and 1, joined; no calls, attributes, subscripts or quotes. */
    private static final Pattern FORMULA = Pattern.compile(
            "\\s*+(?:NAME\\s*+~)?+\\s*+NAME(?:\\s*+[-+:*]\\s*+NAME)*+\\s*+".replace("NAME", "(?:[A-Za-z_]\\w*+|[01])"));

    /** The same with categories and transformations of patsy's own, of columns or of arithmetic with them. */
    private static final Pattern CALLING =
            Pattern.compile("\\s*+(?:NAME\\s*+~)?+\\s*+TERM(?:\\s*+[-+:*]\\s*+TERM)*+\\s*+"
                    .replace(
                            "TERM",
                            "(?:(?:C|center|standardize|scale)\\(\\s*+NAME\\s*+\\)|I\\(\\s*+PART(?:\\s*+[-+*/]\\s*+PART)*+\\s*+\\)|NAME(?!\\())")
                    .replace("PART", "(?:NAME|[0-9]{1,6}(?:\\.[0-9]{1,6})?)(?:\\s*+\\*\\*\\s*+[2-9])?+")
                    .replace("NAME", "(?:[A-Za-z_]\\w*+|[01])"));

    /** Each {@code *} doubles the number of columns. */
    private static final int MOST_PRODUCTS = 6;

    private RunTexts() {}

    /** {@link Code#PARSER}, {@link Code#FORMULA} or {@link Code#TEXT}. */
    static int of(byte[] bytes, int offset, int length) {
        if (length > LONGEST) {
            return Code.TEXT;
        }
        String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        if (isParser(text)) {
            return Code.PARSER;
        }
        return isFormula(text) ? Code.FORMULA : Code.TEXT;
    }

    /** Whether it is what SciPy generates for some names of shape parameters. */
    static boolean isParser(String text) {
        if (!text.startsWith(HEAD)) {
            return false;
        }
        Matcher head = ARGUMENTS.matcher(text);
        if (!head.lookingAt()) {
            return false;
        }
        boolean scaled = head.group(2) != null;
        return text.equals(TEMPLATE.replace("INPUT", scaled ? "loc=0, scale=1" : "loc=0")
                .replace("OUTPUT", scaled ? "loc, scale" : "loc, 1")
                .replace("SHAPES", head.group(1)));
    }

    /** Whether to evaluate it as a formula does no more than to look up columns. */
    static boolean isFormula(String text) {
        return FORMULA.matcher(text).matches() && isSmall(text);
    }

    /** Whether to evaluate it as a formula looks up columns and calls patsy's own functions; where columns are no functions. */
    static boolean isCalling(String text) {
        return CALLING.matcher(text).matches() && isSmall(text);
    }

    private static boolean isSmall(String text) {
        return text.chars().filter(each -> each == '*').count() <= MOST_PRODUCTS;
    }
}
