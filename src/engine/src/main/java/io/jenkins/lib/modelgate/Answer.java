package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.registry.ModelVersion;
import io.jenkins.lib.modelgate.report.NothingYetException;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.Map;

/**
 * What a build server answers to a {@link Question}.
 *
 * @param earlier the series of earlier runs, the newest first
 * @param document the profile or report that was asked for, as JSON; null where none was, or there is none
 * @param from what a report calls the document, e.g. {@code housing #12}; null where there is none
 * @param digest {@code sha256:} and the digits of the model file that the document was registered with, or null
 * @param problem one sentence where there is no such document, otherwise null
 * @param nothingYet whether there is none only because it has not come into being yet
 */
public record Answer(
        List<Map<String, Double>> earlier,
        String document,
        String from,
        String digest,
        String problem,
        boolean nothingYet) {

    public Answer {
        earlier = List.copyOf(earlier);
    }

    /** The series, and a document. */
    public static Answer of(List<Map<String, Double>> earlier, String document, String from) {
        return new Answer(earlier, document, from, null, null, false);
    }

    /** The series, and why there is no document. */
    public static Answer without(List<Map<String, Double>> earlier, String problem) {
        return new Answer(earlier, null, null, null, problem, false);
    }

    /** The series, and why the registry has no document. */
    public static Answer without(List<Map<String, Double>> earlier, UnavailableException problem) {
        return new Answer(earlier, null, null, null, problem.getMessage(), problem instanceof NothingYetException);
    }

    static Answer registered(List<Map<String, Double>> earlier, String document, ModelVersion version) {
        return new Answer(earlier, document, version.reference(), version.digest(), null, false);
    }
}
