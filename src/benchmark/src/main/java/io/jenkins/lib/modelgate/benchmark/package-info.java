/** What the benchmarks need in Java: a scan by another engine to compare with, and a gate that answers many times. */
package io.jenkins.lib.modelgate.benchmark;
