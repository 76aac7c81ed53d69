/**
 * Reports as pages for people: one self-contained HTML page a step, an overview of a model's whole life, and the files they
 * are kept in. No script, no external reference; charts are inline SVG. Knows {@code report} and nothing else.
 */
package io.jenkins.lib.modelgate.report.html;
