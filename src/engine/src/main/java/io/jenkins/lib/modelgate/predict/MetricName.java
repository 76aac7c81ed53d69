package io.jenkins.lib.modelgate.predict;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric's name taken apart: {@code precision.macro}, {@code recall[cat]}, {@code fbeta@2}, {@code wape[7]}.
 *
 * @param text all of it, as it was written
 * @param base what is before all else: {@code precision}
 * @param kind what follows the point: {@code macro}
 * @param part what stands in brackets, a class or a horizon: {@code cat}
 * @param parameter the number after the {@code @}
 */
public record MetricName(
        String text, String base, Optional<String> kind, Optional<String> part, OptionalDouble parameter) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:\\.([^\\[\\]@]+))?(?:\\[(.+)])?(?:@([0-9]*\\.?[0-9]+))?");

    public MetricName {
        Objects.requireNonNull(base, "base");
    }

    /** Empty where the text has not the form of a name. */
    public static Optional<MetricName> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new MetricName(
                text,
                form.group(1),
                Optional.ofNullable(form.group(2)),
                Optional.ofNullable(form.group(3)),
                form.group(4) == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(form.group(4)))));
    }

    /** How a number is written in a name: whole ones without a fraction. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Whether there is nothing besides the base. */
    public boolean isPlain() {
        return kind.isEmpty() && part.isEmpty() && parameter.isEmpty();
    }

    /** Whether there is nothing besides the base but, perhaps, a parameter. */
    public boolean isPlainButForParameter() {
        return kind.isEmpty() && part.isEmpty();
    }

    /**
     * The parameter, or the default where there is none.
     *
     * @throws IllegalArgumentException with a clause for the user where it lies outside the range
     */
    public double parameter(double byDefault, double min, double max) {
        double value = parameter.orElse(byDefault);
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException("has '%s' with @%s, which must lie between %s and %s"
                    .formatted(base, number(value), number(min), number(max)));
        }
        return value;
    }

    /** The same for a whole number. */
    public int count(int byDefault, int min, int max) {
        double value = parameter(byDefault, min, max);
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    "has '%s' with @%s, which must be a whole number".formatted(base, value));
        }
        return (int) value;
    }
}
