/**
 * The canary's own surroundings, for a laptop and for a machine without a service mesh: a weighted reverse proxy, a model
 * server that answers from a predictions file, and a replay of recorded traffic.
 */
package io.jenkins.lib.modelgate.canary.embedded;
