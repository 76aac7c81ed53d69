/** How good generated texts are: against reference texts, by their form, and by their length. Pure functions over texts. */
package io.jenkins.lib.modelgate.predict.text;
