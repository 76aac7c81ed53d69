/**
 * What every gate returns: a {@link io.jenkins.lib.modelgate.report.Report} with its
 * {@link io.jenkins.lib.modelgate.report.Verdict}, the checks behind it and the evidence behind those. The bottom of the
 * house: this package knows no other.
 */
package io.jenkins.lib.modelgate.report;
