package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user says of what was known before a forecast was made.
 *
 * @param table path or glob
 * @param series the column of names; empty where there is one series only. It has this name in the predictions, too
 * @param time the column of times, numbers or points in time; it has this name in the predictions, too
 * @param target the column of values
 * @param season after how many values the pattern comes again; 1 for none
 * @param options how the table is to be read
 */
record HistorySpec(
        String table, Optional<String> series, String time, String target, int season, TableOptions options) {

    private static final int LONGEST_SEASON = 1_000_000;

    static Optional<HistorySpec> from(Settings settings, String target) {
        Optional<String> table = settings.path("history");
        if (table.isEmpty()) {
            for (String name : List.of("series", "time", "season")) {
                if (settings.isSaid(name)) {
                    throw settings.wrong(name, "is of a forecast's 'history', which is not said");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new HistorySpec(
                table.get(),
                settings.text("series"),
                settings.requiredText("time"),
                target,
                settings.integer("season", 1, 1, LONGEST_SEASON),
                TableOptions.from(settings)));
    }

    /** The columns that predictions need for it. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        series.ifPresent(keys::add);
        keys.add(time);
        return keys;
    }
}
