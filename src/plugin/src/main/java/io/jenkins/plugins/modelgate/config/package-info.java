/** The global configuration, in the browser and as code. */
package io.jenkins.plugins.modelgate.config;
