/** The engine's work where the data is: strings go to the agent and come back, nothing else. */
package io.jenkins.plugins.modelgate.remote;
