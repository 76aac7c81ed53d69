package io.jenkins.lib.modelgate.validate.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Holds an answer to the expected one. What is expected must be there, nested anywhere: numbers within a tolerance, texts,
 * {@code true}, {@code false} and {@code null} equal, lists of the same length. What an answer's objects hold besides (a
 * version, an id, a time) is not looked at.
 *
 * @param tolerance at least 0; a number x is met by y where |x − y| ≤ tolerance · (1 + |x|)
 */
record Agreement(double tolerance) {

    private static final int SHOWN = 60;

    /** The first place where they differ, as a clause with the place's path; empty where there is none. */
    Optional<String> difference(JsonNode expected, JsonNode answered) {
        return difference(expected, answered, "");
    }

    private Optional<String> difference(JsonNode expected, JsonNode answered, String path) {
        if (expected.isNumber() && answered.isNumber()) {
            return isNear(expected, answered) ? Optional.empty() : differ(expected, answered, path);
        }
        if (expected.isObject() && answered.isObject()) {
            return inObject(expected, answered, path);
        }
        if (expected.isArray() && answered.isArray()) {
            return inList(expected, answered, path);
        }
        return expected.equals(answered) ? Optional.empty() : differ(expected, answered, path);
    }

    private boolean isNear(JsonNode expected, JsonNode answered) {
        if (expected.isIntegralNumber()
                && answered.isIntegralNumber()
                && expected.bigIntegerValue().equals(answered.bigIntegerValue())) {
            return true;
        }
        double x = expected.doubleValue();
        double y = answered.doubleValue();
        boolean exact = tolerance == 0 && expected.isIntegralNumber() && answered.isIntegralNumber();
        return !exact && Double.isFinite(x) && Double.isFinite(y) && Math.abs(x - y) <= tolerance * (1 + Math.abs(x));
    }

    private Optional<String> inObject(JsonNode expected, JsonNode answered, String path) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            String place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (!answered.has(field.getKey())) {
                return Optional.of("%s is missing".formatted(place));
            }
            Optional<String> difference = difference(field.getValue(), answered.get(field.getKey()), place);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> inList(JsonNode expected, JsonNode answered, String path) {
        if (expected.size() != answered.size()) {
            return Optional.of("%s has %d elements, expected are %d"
                    .formatted(path.isEmpty() ? "the answer" : path, answered.size(), expected.size()));
        }
        Iterator<JsonNode> actual = answered.iterator();
        int index = 0;
        for (JsonNode element : expected) {
            Optional<String> difference = difference(element, actual.next(), "%s[%d]".formatted(path, index++));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> differ(JsonNode expected, JsonNode answered, String path) {
        return Optional.of("%s is %s, expected is %s"
                .formatted(path.isEmpty() ? "the answer" : path, shown(answered), shown(expected)));
    }

    private static String shown(JsonNode node) {
        if (node.isContainerNode()) {
            return node.isArray() ? "a list" : "an object";
        }
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
