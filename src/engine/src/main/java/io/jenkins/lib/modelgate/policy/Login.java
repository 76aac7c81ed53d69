package io.jenkins.lib.modelgate.policy;

import java.util.Objects;

/** A user's name and password. Never shown: not as text, in no message, in no report. */
public final class Login {

    private final String user;
    private final String password;

    public Login(String user, String password) {
        this.user = Objects.requireNonNull(user, "user");
        this.password = Objects.requireNonNull(password, "password");
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** A text of somebody else's, such as a server's message, without the user's name and password. */
    public String censor(String text) {
        String censored = password.isBlank() ? text : text.replace(password, "****");
        return user.isBlank() ? censored : censored.replace(user, "****");
    }

    @Override
    public String toString() {
        return "a login";
    }
}
