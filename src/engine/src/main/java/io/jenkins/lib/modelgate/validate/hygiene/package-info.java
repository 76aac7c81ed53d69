/** Whether the rows that a model is judged by are fit to judge it: unseen, once each, and telling nothing beforehand. */
package io.jenkins.lib.modelgate.validate.hygiene;
