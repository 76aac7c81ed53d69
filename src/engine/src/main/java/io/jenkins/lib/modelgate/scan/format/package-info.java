/**
 * What knows the formats of models other than pickles and archives. A scanner here reads, with bounds, and runs nothing.
 */
package io.jenkins.lib.modelgate.scan.format;
