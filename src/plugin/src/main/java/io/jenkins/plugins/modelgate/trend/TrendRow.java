package io.jenkins.plugins.modelgate.trend;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.modelgate.run.GateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A build in the table of a job's gates. */
public final class TrendRow {

    private final String name;
    private final String url;
    private final List<Optional<GateResult>> gates;

    private TrendRow(TrendPoint build, List<Optional<GateResult>> gates) {
        this.name = build.buildName();
        this.url = build.buildUrl();
        this.gates = List.copyOf(gates);
    }

    /** A row a build, newest first, with a cell for each gate of the history. */
    static List<TrendRow> of(Map<String, List<TrendPoint>> history) {
        Map<Integer, TrendPoint> builds = new TreeMap<>(Comparator.reverseOrder());
        history.values().forEach(points -> points.forEach(point -> builds.putIfAbsent(point.build(), point)));
        List<TrendRow> rows = new ArrayList<>();
        builds.values()
                .forEach(build -> rows.add(new TrendRow(
                        build,
                        history.values().stream()
                                .map(points -> points.stream()
                                        .filter(point -> point.build() == build.build())
                                        .map(TrendPoint::gate)
                                        .findFirst())
                                .toList())));
        return rows;
    }

    @NonNull
    public String getName() {
        return name;
    }

    @NonNull
    public String getUrl() {
        return url;
    }

    @NonNull
    public List<Optional<GateResult>> getGates() {
        return gates;
    }
}
