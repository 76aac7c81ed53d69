package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much may be held in memory where a measure looks at the numbers themselves. Beyond it, they are read off the
 * reference's grid, which needs next to none.
 *
 * @param bytes at least one million
 */
record Memory(long bytes) {

    static final long DEFAULT_BYTES = 512L << 20;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})\\s*([kKmMgG])[bB]?");
    private static final Map<String, Integer> SHIFTS = Map.of("k", 10, "m", 20, "g", 30);
    private static final long LEAST = 1L << 20;

    /** A value of either side, and a copy of it while it is being sorted. */
    private static final int BYTES_A_VALUE = 2 * 2 * Double.BYTES;

    static Memory from(Settings settings) {
        return new Memory(settings.text("maxMemory")
                .map(text -> {
                    Matcher matcher = WRITTEN.matcher(text);
                    long bytes = matcher.matches()
                            ? Long.parseLong(matcher.group(1))
                                    << SHIFTS.get(matcher.group(2).toLowerCase(Locale.ROOT))
                            : 0;
                    if (bytes < LEAST) {
                        throw settings.wrong(
                                "maxMemory",
                                "must be an amount of at least 1m, such as 512m or 2g, not '%s'".formatted(text));
                    }
                    return bytes;
                })
                .orElse(DEFAULT_BYTES));
    }

    /** How many numbers of each side one of so many columns may hold. */
    int numbersPerColumn(int columns) {
        return (int) Math.min(Integer.MAX_VALUE - 8, bytes / BYTES_A_VALUE / Math.max(1, columns));
    }
}
