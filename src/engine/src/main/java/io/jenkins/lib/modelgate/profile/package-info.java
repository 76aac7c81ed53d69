/** What a data set looks like: a profile of each column, small enough to keep, good enough to compare with. */
package io.jenkins.lib.modelgate.profile;
