package io.jenkins.lib.modelgate.policy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Locale;
import java.util.Map;

/** Where logins are kept. Settings name one by its id only, so that no secret is ever part of them. */
@FunctionalInterface
public interface Logins {

    /** Keeps none. */
    Logins NONE = id -> {
        throw new UnavailableException("There is no login '%s' here.".formatted(id));
    };

    /**
     * @param id the credentials id that a user said
     * @throws UnavailableException where there is no such login; says where it was looked for
     */
    Login find(String id);

    /**
     * Logins in variables of the environment, named as Jenkins names them: {@code WAREHOUSE_USR} and
     * {@code WAREHOUSE_PSW} for {@code warehouse}. What is no letter or digit in an id is an underscore there.
     */
    static Logins in(Map<String, String> environment) {
        return id -> {
            String name = id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            String user = environment.get(name + "_USR");
            String password = environment.get(name + "_PSW");
            if (user == null || password == null) {
                throw new UnavailableException(
                        "The login '%s' is not in the environment: set %s_USR and %s_PSW.".formatted(id, name, name));
            }
            return new Login(user, password);
        };
    }
}
