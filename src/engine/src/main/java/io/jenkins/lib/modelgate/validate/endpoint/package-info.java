/** Asks a running endpoint: are its answers those that are expected, and how fast are they? */
package io.jenkins.lib.modelgate.validate.endpoint;
