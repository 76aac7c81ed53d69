/**
 * How far two sets of rows are apart over many columns at once, where each column by itself may look unchanged; and what can
 * be counted of a text.
 */
package io.jenkins.lib.modelgate.drift.multivariate;
