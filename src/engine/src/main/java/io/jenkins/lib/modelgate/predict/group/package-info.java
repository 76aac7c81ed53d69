/** How good predictions are for groups of rows, and how unlike: slices, weak slices found by search, fairness. */
package io.jenkins.lib.modelgate.predict.group;
