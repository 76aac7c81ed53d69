package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.History;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Comparator;
import java.util.List;

/** Earlier runs of a gate: those that the surroundings remember, or the reports that somebody names. */
final class Earlier {

    private Earlier() {}

    /** In how many of the last runs before this one, as far as they count, drift would have failed the gate. */
    static int broken(DriftSpec spec, Workspace workspace, History remembered) {
        Persistence persistence = spec.dataset().persistence();
        if (!persistence.isNeeded()) {
            return 0;
        }
        History history = spec.dataset().history().isEmpty() ? remembered : reports(spec, workspace);
        return (int) history.series(Drift.STEP, spec.identity().id(), persistence.runs() - 1).stream()
                .filter(series -> series.getOrDefault(Drift.BROKEN, 0.0) > 0)
                .count();
    }

    private static History reports(DriftSpec spec, Workspace workspace) {
        List<Report> reports = spec.dataset().history().stream()
                .flatMap(pattern -> workspace.files(pattern, "earlier report").stream())
                .distinct()
                .map(file -> Json.read(file, Report.class, "The earlier report " + workspace.name(file)))
                .sorted(Comparator.comparing(Report::startedAt).reversed())
                .toList();
        List<Report> ofThisGate = reports.stream()
                .filter(report -> report.step().equals(Drift.STEP)
                        && report.id().equals(spec.identity().id()))
                .distinct()
                .toList();
        if (ofThisGate.isEmpty()) {
            throw new UnavailableException(
                    "The earlier reports that 'history' names are of other gates; none is of %s with the id '%s'."
                            .formatted(Drift.STEP, spec.identity().id()));
        }
        return (step, id, most) -> ofThisGate.stream()
                .map(Report::series)
                .filter(series -> series.containsKey(Drift.BROKEN))
                .limit(most)
                .toList();
    }
}
