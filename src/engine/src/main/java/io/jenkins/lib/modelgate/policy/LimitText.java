package io.jenkins.lib.modelgate.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits in one line each, as they are written on a command line: {@code rocAuc>=0.85}, {@code errorRate<=0.01}; and by how
 * much a metric may be worse than the one compared with: {@code rocAuc=0.01}.
 */
public final class LimitText {

    private static final Pattern PARTS = Pattern.compile(
            "\\s*([A-Za-z][A-Za-z0-9_./ -]*?(?:\\[[^\\]]+])?(?:@[0-9.]+)?)\\s*+([<>=!]++)\\s*(\\S+)\\s*");

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)%");

    private LimitText() {}

    /**
     * The same limits as {@link MetricLimit#listFrom} reads them: one group a metric, in order of first mention.
     *
     * @param limits texts with {@code >=} or {@code <=}; a metric may have one of each
     * @param noWorseThan texts with {@code =} and a number of at least 0
     * @throws SettingsException where a text is none of these or says the same twice
     */
    public static ArrayNode parse(List<String> limits, List<String> noWorseThan) {
        return parse(limits, noWorseThan, List.of());
    }

    /**
     * The same with demands to be better.
     *
     * @param betterBy texts with {@code =} and a number of at least 0; like {@code noWorseThan} with a percent sign behind
     *     it where it is a share of the other's value: {@code rocAuc=1%}
     */
    public static ArrayNode parse(List<String> limits, List<String> noWorseThan, List<String> betterBy) {
        Map<String, ObjectNode> groups = new LinkedHashMap<>();
        for (String text : limits) {
            Matcher parts = parts(text, "a limit such as 'rocAuc>=0.85' or 'logLoss<=0.4'");
            String name =
                    switch (parts.group(2)) {
                        case ">=" -> "min";
                        case "<=" -> "max";
                        default ->
                            throw new SettingsException("the limit '%s' has the operator '%s'; use >= or <=."
                                    .formatted(text, parts.group(2)));
                    };
            put(groups, parts, name, text);
        }
        noWorseThan.forEach(text -> comparison(groups, text, "noWorseThan", "worse"));
        betterBy.forEach(text -> comparison(groups, text, "betterBy", "better"));
        return JsonNodeFactory.instance.arrayNode().addAll(groups.values());
    }

    private static void comparison(Map<String, ObjectNode> groups, String text, String name, String how) {
        boolean relative = text.strip().endsWith("%");
        String plain = relative ? text.strip().substring(0, text.strip().length() - 1) : text;
        Matcher parts =
                parts(plain, "a metric and by how much it %s be %s, such as 'rocAuc=0.01'".formatted(may(how), how));
        if (!parts.group(2).equals("=")) {
            throw new SettingsException(
                    "'%s' has the operator '%s'; by how much a metric %s be %s is written with =, such as 'rocAuc=0.01'."
                            .formatted(text, parts.group(2), may(how), how));
        }
        double value = number(parts.group(3), text);
        if (value < 0) {
            throw new SettingsException("'%s' has a negative number; by how much a metric %s be %s is at least 0."
                    .formatted(text, may(how), how));
        }
        put(groups, parts, name, text);
        if (relative) {
            groups.get(parts.group(1)).put(name, value / 100).put("relative", true);
        }
    }

    private static String may(String how) {
        return how.equals("worse") ? "may" : "must";
    }

    private static Matcher parts(String text, String expected) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new SettingsException("'%s' is not %s.".formatted(text, expected));
        }
        return parts;
    }

    private static void put(Map<String, ObjectNode> groups, Matcher parts, String name, String text) {
        String metric = parts.group(1);
        ObjectNode group = groups.computeIfAbsent(
                metric, key -> JsonNodeFactory.instance.objectNode().put("metric", key));
        if (group.has(name)) {
            throw new SettingsException(
                    "'%s' says %s of '%s' a second time; say it once.".formatted(text, name, metric));
        }
        group.put(name, number(parts.group(3), text));
    }

    private static String meantAsPercent(String written) {
        Matcher percent = PERCENT.matcher(written);
        return percent.matches()
                ? "; %s %% is %s"
                        .formatted(
                                percent.group(1),
                                new BigDecimal(percent.group(1))
                                        .movePointLeft(2)
                                        .stripTrailingZeros()
                                        .toPlainString())
                : "";
    }

    private static double number(String written, String text) {
        try {
            double value = Double.parseDouble(written);
            // parseDouble also takes "NaN", "Infinity", hexadecimal and a trailing 'd'.
            if (Double.isFinite(value) && written.matches("[-+0-9.eE]+")) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new SettingsException(
                    "'%s' has '%s' where a number belongs%s.".formatted(text, written, meantAsPercent(written)));
        }
        throw new SettingsException("'%s' has '%s' where a finite number belongs.".formatted(text, written));
    }
}
