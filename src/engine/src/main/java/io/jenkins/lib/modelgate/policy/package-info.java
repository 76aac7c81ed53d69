/** What a user may say: settings from a Jenkinsfile, a form, {@code modelgate.yaml} or a command line, read one way. */
package io.jenkins.lib.modelgate.policy;
