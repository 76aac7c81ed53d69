/** A part of a model as a scan sees it: its bytes, where it is, what knows its format, what was found in it. */
package io.jenkins.lib.modelgate.scan.part;
