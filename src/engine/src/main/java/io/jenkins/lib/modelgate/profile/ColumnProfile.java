package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.ColumnType;
import java.util.Objects;

/**
 * What one column looks like.
 *
 * @param name the column's name
 * @param type what it holds
 * @param count rows with a value, NaN and infinities included
 * @param missing rows without one
 * @param nonFinite values that are NaN or infinite; they are in no other figure here but {@code count}
 * @param min smallest finite value, or null where there is none; timestamps as milliseconds since 1970 in UTC
 * @param max largest finite value, or null
 * @param mean arithmetic mean of the finite values, or null where there is none or it is too large for a double
 * @param variance their sample variance (divided by n − 1), or null where there are fewer than two or it is too large for
 *     a double
 * @param quantiles the finite values' distribution for numbers, or null for other types and where there is none
 * @param categories the words' counts for text and booleans, or null for other types
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        long count,
        long missing,
        long nonFinite,
        Double min,
        Double max,
        Double mean,
        Double variance,
        QuantileGrid quantiles,
        Categories categories) {

    public ColumnProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        if (count < 0 || missing < 0 || nonFinite < 0 || nonFinite > count) {
            throw new IllegalArgumentException("the column %s has impossible counts".formatted(name));
        }
        boolean hasCategories = type == ColumnType.TEXT || type == ColumnType.BOOLEAN;
        if (hasCategories != (categories != null)) {
            throw new IllegalArgumentException(
                    "the column %s needs categories exactly if it holds words".formatted(name));
        }
        boolean hasGrid = (type == ColumnType.INTEGER || type == ColumnType.NUMBER) && count > nonFinite;
        if (hasGrid != (quantiles != null)) {
            throw new IllegalArgumentException(
                    "the column %s needs quantiles exactly if it has numbers".formatted(name));
        }
        long described = quantiles == null ? count : quantiles.count() + nonFinite;
        if (described != count || categories != null && categories.count() != count) {
            throw new IllegalArgumentException(
                    "the column %s describes other than its %d values".formatted(name, count));
        }
    }
}
