/**
 * Versions of models with what speaks for them: an OCI image layout folder that several processes may write to, and that a
 * process killed at any point leaves whole.
 */
package io.jenkins.lib.modelgate.registry;
