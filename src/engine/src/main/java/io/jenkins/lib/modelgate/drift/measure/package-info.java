/**
 * How far two sets of rows are apart: tests and distances, as pure functions over samples of numbers or over counts in bins.
 * They know no column, no threshold and no verdict.
 */
package io.jenkins.lib.modelgate.drift.measure;
