/**
 * {@code modelgate}: turns a command line into settings, runs the engine, prints what came out. It holds no rule of the
 * domain.
 */
package io.jenkins.lib.modelgate.cli;
