/** What a code host shows of a gate, where the Checks API plugin is installed. Nothing else may need this package. */
package io.jenkins.plugins.modelgate.checks;
