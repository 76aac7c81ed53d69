package io.jenkins.plugins.modelgate.trend;

import io.jenkins.plugins.modelgate.run.GateResult;

/** One gate in one build. */
record TrendPoint(int build, String buildName, String buildUrl, GateResult gate) {}
