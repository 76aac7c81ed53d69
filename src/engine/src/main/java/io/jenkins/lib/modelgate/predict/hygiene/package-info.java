/** What single columns say of the truth, and how two sets of labels differ: pure functions over arrays. */
package io.jenkins.lib.modelgate.predict.hygiene;
