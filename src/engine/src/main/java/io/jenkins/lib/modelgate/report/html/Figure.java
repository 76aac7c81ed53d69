package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.Arrays;
import java.util.List;

/** A further number behind a verdict that has a column of its own, where a table's checks have it. */
public enum Figure {
    EFFECT("effect", "Effect"),
    NOISE("noise", "Noise"),
    ADJUSTED_P("adjustedP", "Adjusted p"),
    MOVED_SHARE("movedShare", "Moved"),
    ROWS_NEEDED("rowsNeeded", "Rows needed");

    private final String key;
    private final String title;

    Figure(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Those that say something about these checks; an effect only where it is not what was observed anyway. */
    public static List<Figure> in(List<Check> checks) {
        return Arrays.stream(values())
                .filter(figure -> checks.stream()
                        .anyMatch(check -> figure.of(check) != null
                                && (figure != EFFECT || !figure.of(check).equals(check.observed()))))
                .toList();
    }

    public String title() {
        return title;
    }

    /** The number, or null. */
    public Double of(Check check) {
        return check.figures().get(key);
    }

    /** As people read it, or null where there is none. */
    public String text(Check check) {
        Double value = of(check);
        if (value == null) {
            return null;
        }
        return switch (this) {
            case EFFECT, NOISE -> Numbers.text(value);
            case ADJUSTED_P -> value < 0.0001 ? "< 0.0001" : Numbers.text(Math.round(value * 10_000) / 10_000.0);
            case MOVED_SHARE -> Numbers.percent(value);
            case ROWS_NEEDED -> Numbers.count(Math.round(value));
        };
    }
}
