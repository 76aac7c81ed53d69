package io.jenkins.plugins.modelgate.steps;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelgate.remote.AgentLogin;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The login to a model's endpoint, by its id among the credentials that a build may use: a user, or a token. */
final class EndpointLogin {

    /** The engine's name for the user of a token. */
    private static final String BEARER = "bearer";

    private EndpointLogin() {}

    /**
     * Finds it and notes that the build used it.
     *
     * @param id as said, or null for none
     * @throws AbortException where there is neither such a user and password nor such a secret text
     */
    @CheckForNull
    static AgentLogin find(@CheckForNull String id, Run<?, ?> run) throws AbortException {
        if (id == null) {
            return null;
        }
        StandardCredentials found = CredentialsProvider.findCredentialById(id, StandardCredentials.class, run);
        AgentLogin login = null;
        if (found instanceof StandardUsernamePasswordCredentials user) {
            login = new AgentLogin(id, user.getUsername(), user.getPassword());
        } else if (found instanceof StringCredentials token) {
            login = new AgentLogin(id, BEARER, token.getSecret());
        }
        if (login == null) {
            throw new AbortException(Messages.EndpointLogin_notFound(id));
        }
        CredentialsProvider.track(run, found);
        return login;
    }

    /** What a form offers; to those who may not use credentials only what is chosen already. */
    static ListBoxModel choices(@CheckForNull Item item, @CheckForNull String chosen) {
        StandardListBoxModel choices = new StandardListBoxModel();
        if (DatabaseLogin.mayChoose(item)) {
            CredentialsMatcher usable = CredentialsMatchers.anyOf(
                    CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class),
                    CredentialsMatchers.instanceOf(StringCredentials.class));
            choices.includeEmptyValue()
                    .includeMatchingAs(ACL.SYSTEM2, item, StandardCredentials.class, List.of(), usable);
        }
        return choices.includeCurrentValue(chosen == null ? "" : chosen);
    }
}
