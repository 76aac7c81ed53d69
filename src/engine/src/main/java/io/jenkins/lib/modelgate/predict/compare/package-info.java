/** How sure a metric is, and whether one model is better than another on the same rows: pure functions over arrays. */
package io.jenkins.lib.modelgate.predict.compare;
