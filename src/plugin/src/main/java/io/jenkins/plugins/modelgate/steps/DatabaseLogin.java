package io.jenkins.plugins.modelgate.steps;

import com.cloudbees.plugins.credentials.CredentialsProvider;
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
import jenkins.model.Jenkins;

/** The login to a database, by its id among the credentials that a build may use. */
final class DatabaseLogin {

    private DatabaseLogin() {}

    /**
     * Finds it and notes that the build used it.
     *
     * @param id as said, or null for none
     * @throws AbortException where there is no such user and password
     */
    @CheckForNull
    static AgentLogin find(@CheckForNull String id, Run<?, ?> run) throws AbortException {
        if (id == null) {
            return null;
        }
        StandardUsernamePasswordCredentials found =
                CredentialsProvider.findCredentialById(id, StandardUsernamePasswordCredentials.class, run);
        if (found == null) {
            throw new AbortException(Messages.DatabaseLogin_notFound(id));
        }
        CredentialsProvider.track(run, found);
        return new AgentLogin(id, found.getUsername(), found.getPassword());
    }

    /** What a form offers; to those who may not use credentials only what is chosen already. */
    static ListBoxModel choices(@CheckForNull Item item, @CheckForNull String chosen) {
        StandardListBoxModel choices = new StandardListBoxModel();
        if (mayChoose(item)) {
            choices.includeEmptyValue()
                    .includeAs(ACL.SYSTEM2, item, StandardUsernamePasswordCredentials.class, List.of());
        }
        return choices.includeCurrentValue(chosen == null ? "" : chosen);
    }

    /** Whether somebody who looks at a form may see the names of logins. */
    static boolean mayChoose(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }
}
