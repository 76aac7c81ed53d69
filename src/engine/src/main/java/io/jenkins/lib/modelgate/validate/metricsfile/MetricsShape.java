package io.jenkins.lib.modelgate.validate.metricsfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of the known shapes a file has, and what it then says:
 *
 * <ul>
 *   <li>an object, nested or not: {@code {"val": {"auc": 0.9}}} is {@code val.auc};
 *   <li>MLflow: a list of {@code {key, value, step, timestamp}}, alone, as {@code metrics}, or as {@code data.metrics} of a
 *       run, where that may also be an object; of a key that is there several times the last step counts, and of a step the
 *       latest timestamp;
 *   <li>DVC: {@code {revision: {"data": {file: {"data": {…}}}}}} of one revision.
 * </ul>
 *
 * @param what the file, to begin a sentence with
 */
record MetricsShape(String what) {

    private static final int MOST_NAMES = 100_000;
    private static final int LONGEST_NAME = 500;

    /** Each name with its number, or with a word for what is there instead. */
    Map<String, Object> values(JsonNode root) {
        if (root.isArray()) {
            return logged(root);
        }
        if (!root.isObject()) {
            throw new UnavailableException(what + " is neither an object of names and numbers nor MLflow's list.");
        }
        JsonNode run = root.path("run").isObject() ? root.path("run") : root;
        if (run.path("data").isObject() && (run.path("info").isObject() || run != root)) {
            JsonNode metrics = run.path("data").path("metrics");
            return metrics.isArray() ? logged(metrics) : nested(metrics);
        }
        if (root.path("metrics").isArray()) {
            return logged(root.path("metrics"));
        }
        return isDvc(root) ? revision(root) : nested(root);
    }

    private Map<String, Object> nested(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        collect("", object, values);
        return values;
    }

    private void collect(String prefix, JsonNode object, Map<String, Object> values) {
        object.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                collect(name + ".", entry.getValue(), values);
            } else {
                put(name, leaf(entry.getValue()), values);
            }
        });
    }

    private void put(String name, Object value, Map<String, Object> values) {
        if (name.length() > LONGEST_NAME) {
            throw new UnavailableException("%s has a name of more than %d characters, which begins with '%s'."
                    .formatted(what, LONGEST_NAME, name.substring(0, 40)));
        }
        if (values.put(name, value) != null) {
            throw new UnavailableException("%s says '%s' twice; say it once.".formatted(what, name));
        }
        if (values.size() > MOST_NAMES) {
            throw new UnavailableException(
                    "%s has more than %,d names; write the final metrics only.".formatted(what, MOST_NAMES));
        }
    }

    private static Object leaf(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isTextual()
                ? "a text"
                : node.isBoolean() ? "true or false" : node.isArray() ? "a list" : "nothing (null)";
    }

    private record Logged(long step, long timestamp, Object value) {
        boolean isBefore(Logged other) {
            return step != other.step ? step < other.step : timestamp < other.timestamp;
        }
    }

    private Map<String, Object> logged(JsonNode list) {
        Map<String, Logged> last = new LinkedHashMap<>();
        for (JsonNode each : list) {
            if (!each.path("key").isTextual() || !each.has("value")) {
                throw new UnavailableException(
                        what + " has a list in which not every entry has a 'key' and a 'value', as MLflow's have.");
            }
            String key = each.path("key").textValue();
            Logged now = new Logged(whole(each, "step"), whole(each, "timestamp"), number(each.path("value")));
            Logged before = last.get(key);
            if (before != null && !before.isBefore(now) && !now.isBefore(before)) {
                throw new UnavailableException(
                        "%s says '%s' twice for the same step and time; say it once.".formatted(what, key));
            }
            if (before == null || before.isBefore(now)) {
                last.put(key, now);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        last.forEach((key, logged) -> put(key, logged.value(), values));
        return values;
    }

    private long whole(JsonNode entry, String name) {
        JsonNode node = entry.path(name);
        boolean said = !node.isMissingNode() && !node.isNull();
        if (said && !node.canConvertToExactIntegral() && !node.asText().matches("-?[0-9]{1,18}")) {
            throw new UnavailableException("%s has '%s' as the %s of '%s', not a whole number."
                    .formatted(what, node.asText(), name, entry.path("key").asText()));
        }
        return said ? node.asLong() : 0;
    }

    /** JSON has no NaN, so MLflow's server writes it as a text. */
    private static Object number(JsonNode value) {
        return value.isTextual() && value.textValue().matches("NaN|-?Infinity")
                ? (Object) Double.valueOf(value.textValue())
                : leaf(value);
    }

    /** Every revision has files, and every file has data, or an error instead. */
    private static boolean isDvc(JsonNode root) {
        boolean dvc = !root.isEmpty();
        for (JsonNode revision : root) {
            dvc &= revision.isObject() && (revision.path("data").isObject() || revision.has("error"));
            for (JsonNode file : revision.path("data")) {
                dvc &= file.isObject() && (file.path("data").isObject() || file.has("error"));
            }
        }
        return dvc;
    }

    private Map<String, Object> revision(JsonNode root) {
        if (root.size() > 1) {
            throw new UnavailableException("%s has the metrics of %d revisions (%s); write those of one."
                    .formatted(
                            what,
                            root.size(),
                            String.join(
                                    ", ",
                                    root.properties().stream()
                                            .map(Map.Entry::getKey)
                                            .limit(3)
                                            .toList())));
        }
        JsonNode revision = root.elements().next();
        Map<String, Object> values = new LinkedHashMap<>();
        if (revision.has("error")) {
            throw new UnavailableException(what + " holds an error of DVC instead of metrics.");
        }
        revision.path("data").properties().forEach(file -> {
            if (file.getValue().has("error")) {
                throw new UnavailableException(
                        "%s holds an error of DVC for the file '%s'.".formatted(what, file.getKey()));
            }
            collect("", file.getValue().path("data"), values);
        });
        return values;
    }
}
