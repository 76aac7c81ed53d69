/** What a job shows: how its gates' numbers moved from build to build. */
package io.jenkins.plugins.modelgate.trend;
