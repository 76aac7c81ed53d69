package io.jenkins.lib.modelgate;

import java.util.List;
import java.util.Map;

/**
 * What a build server answers to a {@link Question}.
 *
 * @param earlier the series of earlier runs, the newest first
 * @param profile the profile that was asked for, as JSON; null where none was, or there is none
 * @param from what a report calls the profile, e.g. {@code housing #12}; null where there is none
 * @param problem one sentence where there is no such profile, otherwise null
 */
public record Answer(List<Map<String, Double>> earlier, String profile, String from, String problem) {

    public Answer {
        earlier = List.copyOf(earlier);
    }

    /** The series, and a profile. */
    public static Answer of(List<Map<String, Double>> earlier, String profile, String from) {
        return new Answer(earlier, profile, from, null);
    }

    /** The series, and why there is no profile. */
    public static Answer without(List<Map<String, Double>> earlier, String problem) {
        return new Answer(earlier, null, null, problem);
    }
}
