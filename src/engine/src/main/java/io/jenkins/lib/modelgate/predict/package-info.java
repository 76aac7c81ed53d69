/** How good predictions are: metrics and their uncertainty as pure computation over rows, apart from all I/O. */
package io.jenkins.lib.modelgate.predict;
