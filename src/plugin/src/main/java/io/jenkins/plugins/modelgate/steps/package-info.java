/** The Pipeline steps, which hold all parameters, and the freestyle build steps around them. */
package io.jenkins.plugins.modelgate.steps;
