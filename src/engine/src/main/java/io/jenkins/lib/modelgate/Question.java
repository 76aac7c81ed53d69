package io.jenkins.lib.modelgate;

/**
 * What a step has to be told before it can run, because only a build server knows it. Asked where the data is, answered
 * where the builds are.
 *
 * @param step the Pipeline step's name
 * @param id the run's id
 * @param earlierRuns of how many earlier runs of this step and id the series are needed; 0 for none
 * @param reference the kept profile that is needed, as the user said it ({@code registry:name@alias},
 *     {@code lastGood}), or null
 */
public record Question(String step, String id, int earlierRuns, String reference) {}
