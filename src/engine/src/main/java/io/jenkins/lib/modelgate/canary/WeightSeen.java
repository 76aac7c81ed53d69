package io.jenkins.lib.modelgate.canary;

import java.time.Instant;

/** A weight that was really read from the target, at the time it was first read. */
public record WeightSeen(Instant at, int weight) {}
