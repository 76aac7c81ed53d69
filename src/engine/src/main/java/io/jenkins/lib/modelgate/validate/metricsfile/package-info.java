/** Numbers that another tool computed and wrote into a JSON file. */
package io.jenkins.lib.modelgate.validate.metricsfile;
