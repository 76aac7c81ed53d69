package io.jenkins.lib.modelgate.validate.budget;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a budget may be about. */
enum Quantity {
    FILE_SIZE("fileSize", "File size", "MB", true, 1e6, sizes()),
    PARAMETERS("parameters", "Parameters", null, true, 1, Map.of("", 1.0, "k", 1e3, "M", 1e6, "B", 1e9, "G", 1e9)),
    P50("p50", "Latency, median", "ms", true, 1, times()),
    P90("p90", "Latency, 90th percentile", "ms", true, 1, times()),
    P95("p95", "Latency, 95th percentile", "ms", true, 1, times()),
    P99("p99", "Latency, 99th percentile", "ms", true, 1, times()),
    THROUGHPUT("throughput", "Throughput", "answers/s", false, 1, Map.of("", 1.0, "/s", 1.0, "/min", 1 / 60.0)),
    ERRORS("errors", "Failed requests", "requests", true, 1, Map.of("", 1.0));

    private final String id;
    private final String title;
    private final String unit;
    private final boolean atMost;
    private final double unitSize;
    private final Map<String, Double> units;

    /**
     * @param unit what reports say it in, or null
     * @param unitSize how much of the base unit (bytes, milliseconds, a second's answers) that is
     * @param units how much of the base unit each unit is that a user may say
     */
    Quantity(String id, String title, String unit, boolean atMost, double unitSize, Map<String, Double> units) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.atMost = atMost;
        this.unitSize = unitSize;
        this.units = units;
    }

    private static Map<String, Double> sizes() {
        return Map.of(
                "B",
                1.0,
                "kB",
                1e3,
                "KB",
                1e3,
                "MB",
                1e6,
                "GB",
                1e9,
                "KiB",
                1024.0,
                "MiB",
                1048576.0,
                "GiB",
                1073741824.0);
    }

    private static Map<String, Double> times() {
        return Map.of("us", 1e-3, "ms", 1.0, "s", 1e3);
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** What reports say it in; null for a bare number. */
    String unit() {
        return unit;
    }

    /** Whether a budget is the most that there may be, rather than the least. */
    boolean isAtMost() {
        return atMost;
    }

    /** From the unit that a user said into that of reports; empty where it is none of this quantity's. */
    Optional<Double> inUnit(double value, String said) {
        return Optional.ofNullable(units.get(said)).map(size -> value * size / unitSize);
    }

    List<String> unitNames() {
        return units.keySet().stream().filter(name -> !name.isEmpty()).sorted().toList();
    }

    /** Which quantile of the latencies it is; empty for something else. */
    Optional<Double> quantile() {
        return switch (this) {
            case P50 -> Optional.of(0.5);
            case P90 -> Optional.of(0.9);
            case P95 -> Optional.of(0.95);
            case P99 -> Optional.of(0.99);
            default -> Optional.empty();
        };
    }

    /** Whether only a running endpoint can tell. */
    boolean needsEndpoint() {
        return this != FILE_SIZE && this != PARAMETERS;
    }

    static Optional<Quantity> byId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Quantity::id).toList();
    }
}
