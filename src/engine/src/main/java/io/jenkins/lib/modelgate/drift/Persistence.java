package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How lasting a drift has to be to fail: in {@code times} of the last {@code runs}, this one among them. Until then it
 * warns.
 */
record Persistence(int times, int runs) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})\\s+of\\s+(\\d{1,2})");

    static final int MOST_RUNS = 30;

    /** At once. */
    static final Persistence NONE = new Persistence(1, 1);

    static Persistence from(Settings settings) {
        return settings.text("persistence").map(text -> parse(settings, text)).orElse(NONE);
    }

    private static Persistence parse(Settings settings, String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (matcher.matches()) {
            int times = Integer.parseInt(matcher.group(1));
            int runs = Integer.parseInt(matcher.group(2));
            if (times >= 1 && times <= runs && runs <= MOST_RUNS) {
                return new Persistence(times, runs);
            }
        }
        throw settings.wrong(
                "persistence",
                "must be how many of the last runs, such as '2 of 3' and at most of %d, not '%s'"
                        .formatted(MOST_RUNS, text));
    }

    boolean isNeeded() {
        return times > 1;
    }
}
