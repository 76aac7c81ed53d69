/** Archives and compressed files: what is in them by every reading, within bounds, without unpacking to disk what is large. */
package io.jenkins.lib.modelgate.scan.archive;
