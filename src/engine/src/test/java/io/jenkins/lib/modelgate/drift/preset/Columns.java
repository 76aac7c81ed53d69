package io.jenkins.lib.modelgate.drift.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Columns for tests. */
final class Columns {

    private Columns() {}

    static RawColumn numbers(double... values) {
        return new RawNumbers(values, false);
    }

    static RawColumn whole(double... values) {
        return new RawNumbers(values, true);
    }

    static RawColumn words(String... values) {
        return words(Arrays.asList(values), false);
    }

    /** @param values null where missing */
    static RawColumn words(List<String> values, boolean truth) {
        List<String> words = new ArrayList<>(
                new LinkedHashSet<>(values.stream().filter(Objects::nonNull).toList()));
        return new RawWords(values.stream().mapToInt(words::indexOf).toArray(), words, truth);
    }

    /** 0, 1, 2 … */
    static double[] upTo(int rows) {
        return IntStream.range(0, rows).asDoubleStream().toArray();
    }
}
