/** What a model file would do when it is loaded, found out without loading it. */
package io.jenkins.lib.modelgate.scan;
