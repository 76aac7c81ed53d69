package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Settings that say something of single columns: a list of {@code column=value}. */
final class ColumnTexts {

    private ColumnTexts() {}

    /**
     * @param parse the value, or empty where it is none
     * @param example a text that would do, for the message
     */
    static <T> Map<String, T> read(
            Settings settings, String name, Function<String, Optional<T>> parse, String example) {
        Map<String, T> values = new LinkedHashMap<>();
        for (String text : settings.texts(name, ListRule.ENTRIES)) {
            int equals = text.lastIndexOf('=');
            String column = equals < 0 ? "" : text.substring(0, equals).strip();
            Optional<T> value = equals < 0
                    ? Optional.empty()
                    : parse.apply(text.substring(equals + 1).strip());
            if (column.isEmpty() || value.isEmpty()) {
                throw settings.wrong(name, "must be texts such as %s, not '%s'".formatted(example, text));
            }
            if (values.put(column, value.get()) != null) {
                throw settings.wrong(name, "names the column '%s' twice".formatted(column));
            }
        }
        return values;
    }
}
