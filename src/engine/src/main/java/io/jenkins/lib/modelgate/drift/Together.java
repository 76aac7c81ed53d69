package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked of all columns at once, which no column by itself shows.
 *
 * @param methods how; empty for not at all
 * @param maxAuc how well, in [0.5, 1], a classifier may tell current rows from those of the reference
 * @param maxErrorChange by which share, above 0, the error of the reference's principal components may rise or fall
 */
record Together(Set<Method> methods, double maxAuc, double maxErrorChange) {

    static final double DEFAULT_MAX_AUC = 0.65;
    static final double DEFAULT_MAX_ERROR_CHANGE = 0.2;

    /** A way to look at all columns. */
    enum Method {
        /** A classifier that tells current rows from those of the reference. */
        CLASSIFIER,
        /** How well the reference's principal components still describe the rows. */
        PCA;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Together {
        methods = Set.copyOf(methods);
    }

    static Together from(Settings settings) {
        Set<Method> methods = new LinkedHashSet<>();
        for (String text : settings.texts("multivariate")) {
            methods.add(Arrays.stream(Method.values())
                    .filter(method -> method.word().equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> settings.wrong(
                            "multivariate",
                            "must be of %s, not '%s'"
                                    .formatted(
                                            Arrays.stream(Method.values())
                                                    .map(Method::word)
                                                    .collect(Collectors.joining(", ")),
                                            text))));
        }
        return new Together(
                methods,
                settings.number("maxAuc", 0.5, 1).orElse(DEFAULT_MAX_AUC),
                settings.number("maxErrorChange", 0.000001, 100).orElse(DEFAULT_MAX_ERROR_CHANGE));
    }
}
