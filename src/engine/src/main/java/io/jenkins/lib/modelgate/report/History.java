package io.jenkins.lib.modelgate.report;

import java.util.List;
import java.util.Map;

/** What earlier runs of a step found, as far as somebody remembers. */
@FunctionalInterface
public interface History {

    /** Nobody remembers anything. */
    History NONE = (step, id, most) -> List.of();

    /**
     * The series of earlier finished runs, the newest first, without the present one.
     *
     * @param step the Pipeline step's name
     * @param id the run's id
     * @param most at most so many
     */
    List<Map<String, Double>> series(String step, String id, int most);
}
