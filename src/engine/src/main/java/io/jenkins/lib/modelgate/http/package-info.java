/** Talking to servers: bounded in time and size, no surprises in where it goes, one clear sentence when it fails. */
package io.jenkins.lib.modelgate.http;
