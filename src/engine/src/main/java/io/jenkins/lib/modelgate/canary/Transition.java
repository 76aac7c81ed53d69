package io.jenkins.lib.modelgate.canary;

/**
 * What follows from an observation.
 *
 * @param state to be written down before the action is done
 * @param action what to do then
 * @param say one line for a person, or null where there is no news
 */
public record Transition(CanaryState state, CanaryAction action, String say) {}
