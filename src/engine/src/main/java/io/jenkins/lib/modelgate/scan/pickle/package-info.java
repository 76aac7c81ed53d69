/** Pickle streams, judged by what their opcodes would do, never by doing it. */
package io.jenkins.lib.modelgate.scan.pickle;
