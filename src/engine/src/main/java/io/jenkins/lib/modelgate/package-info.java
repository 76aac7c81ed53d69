/**
 * The engine's front: every step by its names, so that a door needs to know no more than what a user said. Below it, one
 * package per concern; the arrows between them are drawn in {@code docs/architecture.md} and held by a test.
 */
package io.jenkins.lib.modelgate;
