/** Judges a model's files without loading them: what is in them, and whether everything in them was approved. */
package io.jenkins.lib.modelgate.scan;
