package io.jenkins.plugins.modelgate.remote;

import hudson.util.Secret;
import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.Serializable;

/** A login on its way to the agent: over Jenkins' own channel, and in nothing that is written. */
public final class AgentLogin implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String user;
    private final Secret password;

    public AgentLogin(String id, String user, Secret password) {
        this.id = id;
        this.user = user;
        this.password = password;
    }

    /** This login alone, under its id. */
    Logins alone() {
        return asked -> {
            if (!asked.equals(id)) {
                throw new UnavailableException(
                        "The login '%s' is not at hand: in Jenkins, its id is said in the step, not in a file."
                                .formatted(asked));
            }
            return new Login(user, password.getPlainText());
        };
    }

    @Override
    public String toString() {
        return "login " + id;
    }
}
