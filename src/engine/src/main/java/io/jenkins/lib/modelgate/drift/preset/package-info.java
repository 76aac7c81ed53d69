/**
 * The rules by which other tools call a column drifted, for people who move over: what Evidently, NannyML and whylogs do
 * unless told otherwise, and the rule of thumb of the scorecards. Each is held to the real package's own numbers.
 */
package io.jenkins.lib.modelgate.drift.preset;
