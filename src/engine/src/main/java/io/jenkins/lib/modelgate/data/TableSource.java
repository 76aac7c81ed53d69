package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a table is: files, or the answer to a query.
 *
 * @param place path, folder or glob of files, or a database's {@code jdbc:} URL without a login
 * @param query what to ask the database, exactly where the place is one
 * @param credentialsId names the login to the database; empty for none
 */
public record TableSource(String place, Optional<String> query, Optional<String> credentialsId) {

    /** A path, folder or glob of files. */
    public static TableSource files(String place) {
        return new TableSource(place, Optional.empty(), Optional.empty());
    }

    /**
     * Reads where a table is: {@code name} and {@code name + "Query"}, with the login by {@code credentialsId}.
     *
     * @throws SettingsException where a database comes without a query or a query without a database, and where a URL
     *     holds a login; that one is not repeated
     */
    public static TableSource from(Settings settings, String name) {
        return from(settings, name, settings.requiredPath(name));
    }

    /** The same where the place is known already. */
    public static TableSource from(Settings settings, String name, String place) {
        String queryName = name + "Query";
        Optional<String> query = settings.text(queryName);
        Optional<String> login = settings.text("credentialsId");
        if (!JdbcUrl.is(place)) {
            if (query.isPresent()) {
                throw settings.wrong(queryName, "is for a database; '%s' is no jdbc: URL".formatted(name));
            }
            return files(place);
        }
        if (new JdbcUrl(place).holdsLogin()) {
            throw settings.wrong(
                    name, "must not hold a user or password; leave them out and name the login by credentialsId");
        }
        if (query.isEmpty()) {
            throw settings.wrong(queryName, "is missing: say what to ask the database of '%s'".formatted(name));
        }
        if (query.get().strip().replaceFirst(";$", "").contains(";")) {
            throw settings.wrong(queryName, "must be one query, without a semicolon in it");
        }
        if (!query.get().strip().toLowerCase(Locale.ROOT).matches("(?s)(select|with|table|values|from)\\b.*")) {
            throw settings.wrong(queryName, "must be a query, such as SELECT … FROM …");
        }
        return new TableSource(place.strip(), query, login);
    }

    /** Whether it is a database's. */
    public boolean isQuery() {
        return JdbcUrl.is(place);
    }

    /** What a message calls it; without secrets. */
    public String name() {
        return isQuery() ? new JdbcUrl(place).shown() : place;
    }

    @Override
    public String toString() {
        return name();
    }
}
