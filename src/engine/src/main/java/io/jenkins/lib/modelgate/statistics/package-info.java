/** Pure functions that more than one concern needs. */
package io.jenkins.lib.modelgate.statistics;
