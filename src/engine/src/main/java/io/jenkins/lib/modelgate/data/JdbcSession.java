package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** A connection that only reads, in one transaction, so that each pass over a query sees the same rows where it can. */
final class JdbcSession implements AutoCloseable {

    /** Where reading the same rows again costs no locks. */
    private static final Set<String> SNAPSHOTS = Set.of("postgresql", "mysql", "mariadb");

    /** Rows fetched at once: enough to hide the network, few enough for rows of any width. */
    private static final int FETCHED_ROWS = 2_000;

    private final JdbcUrl url;
    private final Login login;
    private final Connection connection;

    private JdbcSession(JdbcUrl url, Login login, Connection connection) {
        this.url = url;
        this.login = login;
        this.connection = connection;
    }

    /** @param login empty where the database asks for none */
    static JdbcSession connect(JdbcUrl url, Optional<Login> login) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "modelgate");
        if (url.product().equals("postgresql")) {
            properties.setProperty("readOnlyMode", "always");
            properties.setProperty("tcpKeepAlive", "true");
        }
        if (url.product().equals("mysql")) {
            properties.setProperty("useCursorFetch", "true");
        }
        Login known = login.orElse(new Login("", ""));
        login.ifPresent(each -> {
            properties.setProperty("user", each.user());
            properties.setProperty("password", each.password());
        });
        try {
            Connection connection = driver(url).connect(url.text(), properties);
            if (connection == null) {
                throw noDriver(url);
            }
            return begin(new JdbcSession(url, known, connection));
        } catch (SQLException e) {
            throw unavailable(url, known, "cannot be reached", e);
        }
    }

    private static JdbcSession begin(JdbcSession session) throws SQLException {
        try {
            session.connection.setReadOnly(true);
            session.connection.setAutoCommit(false);
            if (SNAPSHOTS.contains(session.url.product())) {
                session.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** A statement whose rows come a few at a time. */
    Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        try {
            statement.setFetchSize(FETCHED_ROWS);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    JdbcUrl url() {
        return url;
    }

    /** The sentence for what the database refused; without secrets, and so without the driver's own exception. */
    UnavailableException unavailable(String what, SQLException e) {
        return unavailable(url, login, what, e);
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // Nothing was written that could be lost, and a connection that cannot be closed is closed by the server.
            return;
        }
    }

    private static Driver driver(JdbcUrl url) throws SQLException {
        for (ClassLoader loader : new ClassLoader[] {
            JdbcSession.class.getClassLoader(), Thread.currentThread().getContextClassLoader()
        }) {
            Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
            while (drivers.hasNext()) {
                try {
                    Driver driver = drivers.next();
                    if (driver.acceptsURL(url.text())) {
                        return driver;
                    }
                } catch (ServiceConfigurationError e) {
                    continue; // a driver that does not load is none
                }
            }
        }
        throw noDriver(url);
    }

    private static UnavailableException noDriver(JdbcUrl url) {
        return new UnavailableException(
                "There is no driver for %s: PostgreSQL's is built in, another goes on the class path; or is the URL misspelt?"
                        .formatted(url.shown()));
    }

    private static UnavailableException unavailable(JdbcUrl url, Login login, String what, SQLException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        String reason = login.censor(message.replace(url.text(), url.shown()))
                .replaceAll("\\s+", " ")
                .strip();
        String state = e.getSQLState() == null ? "" : " (SQLSTATE %s)".formatted(e.getSQLState());
        return new UnavailableException("%s %s: %s%s".formatted(url.shown(), what, reason, state));
    }
}
