/**
 * Rolls a model out a little at a time and back when it is worse. {@link io.jenkins.lib.modelgate.canary.CanaryPlan}
 * decides, a pure function; {@link io.jenkins.lib.modelgate.canary.CanaryDriver} does what it says and writes it down;
 * {@link io.jenkins.lib.modelgate.canary.TrafficTarget} is where the traffic is split.
 */
package io.jenkins.lib.modelgate.canary;
