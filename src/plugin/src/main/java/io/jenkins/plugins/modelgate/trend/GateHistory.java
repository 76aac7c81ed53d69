package io.jenkins.plugins.modelgate.trend;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A job's gates over its last builds, failed and running ones included: the point of a gate is to see it fail. Reads the
 * scalars in {@code build.xml} only, and no more builds than {@link #MOST_BUILDS}.
 */
final class GateHistory {

    static final int MOST_BUILDS = 50;

    private GateHistory() {}

    /** The points of each gate by its name, oldest first; gates in the order in which the newest build ran them. */
    @NonNull
    static Map<String, List<TrendPoint>> of(@NonNull Job<?, ?> job) {
        Map<String, List<TrendPoint>> history = new LinkedHashMap<>();
        lastBuilds(job).forEach(run -> ModelReportAction.gatesOf(run)
                .forEach(gate -> history.computeIfAbsent(gate.getStem(), stem -> new ArrayList<>())
                        .add(new TrendPoint(run.getNumber(), run.getDisplayName(), run.getUrl(), gate))));
        history.values().forEach(Collections::reverse);
        return history;
    }

    /** Newest first, loaded one by one as they are looked at. */
    private static Stream<Run<?, ?>> lastBuilds(Job<?, ?> job) {
        return Stream.<Run<?, ?>>iterate(job.getLastBuild(), Objects::nonNull, Run::getPreviousBuild)
                .limit(MOST_BUILDS);
    }
}
