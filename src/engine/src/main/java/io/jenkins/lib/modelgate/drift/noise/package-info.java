/** How large a distance between two samples noise alone makes. */
package io.jenkins.lib.modelgate.drift.noise;
