package io.jenkins.lib.modelgate.predict.group;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Each row in one group. Not changed once made; the array is not to be changed.
 *
 * @param name what the groups are of: a column, or columns joined by {@code *}
 * @param labels one a group, none twice
 * @param codes one a row: the index of its group
 */
public record Groups(String name, List<String> labels, int[] codes) {

    /** What rows without a value are called; they are a group of their own. */
    public static final String MISSING = "(missing)";

    private static final int FEW_DIGITS = 4;
    private static final int ALL_DIGITS = 17;

    public Groups {
        labels = List.copyOf(labels);
    }

    /** @param words one a row, null where missing */
    public static Groups ofWords(String name, List<String> words) {
        Map<String, Integer> known = new LinkedHashMap<>();
        int[] codes = new int[words.size()];
        for (int row = 0; row < codes.length; row++) {
            String label = words.get(row) == null ? MISSING : words.get(row);
            codes[row] = known.computeIfAbsent(label, unused -> known.size());
        }
        return new Groups(name, List.copyOf(known.keySet()), codes).sorted();
    }

    /**
     * Numbers between the given edges: below the first, from each (inclusive) to the next (exclusive), from the last on.
     *
     * @param values one a row, NaN where missing
     * @param edges finite, each greater than the one before, at least one
     */
    public static Groups ofEdges(String name, double[] values, double[] edges) {
        return ofEdges(name, values, edges, Groups::text);
    }

    /** @param text how an edge is written */
    public static Groups ofEdges(String name, double[] values, double[] edges, DoubleFunction<String> text) {
        List<String> labels = new ArrayList<>();
        labels.add("< " + text.apply(edges[0]));
        for (int i = 1; i < edges.length; i++) {
            labels.add("%s – < %s".formatted(text.apply(edges[i - 1]), text.apply(edges[i])));
        }
        labels.add("≥ " + text.apply(edges[edges.length - 1]));
        labels.add(MISSING);
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) {
            int found = Arrays.binarySearch(edges, values[row]);
            codes[row] = Double.isNaN(values[row]) ? labels.size() - 1 : found >= 0 ? found + 1 : -found - 1;
        }
        return new Groups(name, labels, codes).withoutEmpty();
    }

    /**
     * Numbers in bins that hold like many rows, as far as ties allow.
     *
     * @param values one a row, NaN where missing
     * @param bins at least 2
     */
    public static Groups ofQuantiles(String name, double[] values, int bins) {
        double[] edges = quantiles(values, bins);
        return ofEdges(name, values, edges, shortest(edges));
    }

    /** @param text how an edge is written */
    public static Groups ofQuantiles(String name, double[] values, int bins, DoubleFunction<String> text) {
        return ofEdges(name, values, quantiles(values, bins), text);
    }

    private static double[] quantiles(double[] values, int bins) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] edges = IntStream.range(1, bins)
                .mapToDouble(i -> sorted.length == 0 ? 0 : sorted[(int) ((long) i * sorted.length / bins)])
                .distinct()
                .filter(edge -> sorted.length == 0 || edge > sorted[0])
                .toArray();
        return edges.length == 0 ? new double[] {sorted.length == 0 ? 0 : sorted[0]} : edges;
    }

    /** With as many digits as tell the edges apart, at least {@value #FEW_DIGITS}: nobody reads seventeen. */
    private static DoubleFunction<String> shortest(double[] edges) {
        for (int digits = FEW_DIGITS; digits < ALL_DIGITS; digits++) {
            MathContext rounding = new MathContext(digits);
            DoubleFunction<String> text = edge -> edge == Math.rint(edge)
                    ? text(edge)
                    : text(BigDecimal.valueOf(edge).round(rounding).doubleValue());
            if (Arrays.stream(edges).mapToObj(text).distinct().count() == edges.length) {
                return text;
            }
        }
        return Groups::text;
    }

    public int rows() {
        return codes.length;
    }

    public int count() {
        return labels.size();
    }

    /** How many rows each group has. */
    public int[] sizes() {
        int[] sizes = new int[labels.size()];
        for (int code : codes) {
            sizes[code]++;
        }
        return sizes;
    }

    /** Weights of 1 for the rows of a group, 0 for the others. */
    public double[] weights(int group) {
        double[] weights = new double[codes.length];
        for (int row = 0; row < codes.length; row++) {
            weights[row] = codes[row] == group ? 1 : 0;
        }
        return weights;
    }

    /** What a person calls a group: {@code sex = F}, {@code sex = F and race = B}. */
    public String title(int group) {
        String[] names = name.split("\\*");
        String[] parts = labels.get(group).split(" × ", -1);
        if (names.length != parts.length) {
            return name + " = " + labels.get(group);
        }
        List<String> said = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            said.add(
                    parts[i].startsWith("<") || parts[i].startsWith("≥")
                            ? names[i] + " " + parts[i]
                            : names[i] + " = " + parts[i]);
        }
        return String.join(" and ", said);
    }

    /** Rows that are in the same group of both are in the same group; only groups that have rows. */
    public Groups cross(Groups other) {
        List<String> all = new ArrayList<>();
        for (String label : labels) {
            for (String more : other.labels) {
                all.add(label + " × " + more);
            }
        }
        int[] crossed = new int[codes.length];
        for (int row = 0; row < crossed.length; row++) {
            crossed[row] = codes[row] * other.labels.size() + other.codes[row];
        }
        return new Groups(name + "*" + other.name, all, crossed).withoutEmpty();
    }

    /** The most frequent groups as they are, all others in one. */
    public Groups most(int count, String others) {
        if (labels.size() <= count) {
            return this;
        }
        int[] sizes = sizes();
        List<Integer> order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(sizes[b], sizes[a]))
                .limit(count)
                .sorted()
                .toList();
        int[] place = new int[sizes.length];
        Arrays.fill(place, count);
        List<String> kept = new ArrayList<>();
        for (int group : order) {
            place[group] = kept.size();
            kept.add(labels.get(group));
        }
        kept.add(others);
        return new Groups(
                name, kept, Arrays.stream(codes).map(code -> place[code]).toArray());
    }

    private Groups withoutEmpty() {
        int[] sizes = sizes();
        return reordered(IntStream.range(0, sizes.length)
                .filter(group -> sizes[group] > 0)
                .boxed()
                .toList());
    }

    private Groups sorted() {
        return reordered(IntStream.range(0, labels.size())
                .boxed()
                .sorted((a, b) -> labels.get(a).compareTo(labels.get(b)))
                .toList());
    }

    private Groups reordered(List<Integer> order) {
        int[] place = new int[labels.size()];
        List<String> kept = new ArrayList<>();
        for (int group : order) {
            place[group] = kept.size();
            kept.add(labels.get(group));
        }
        return new Groups(
                name, kept, Arrays.stream(codes).map(code -> place[code]).toArray());
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
