package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/** Opens tables wherever they are. The tables of databases end with it: each is one transaction until then. */
public final class TableOpener implements AutoCloseable {

    private final Workspace workspace;
    private final Logins logins;
    private final List<JdbcSession> sessions = new ArrayList<>();

    /**
     * @param workspace what paths are relative to
     * @param logins where the logins to databases are
     */
    public TableOpener(Workspace workspace, Logins logins) {
        this.workspace = workspace;
        this.logins = logins;
    }

    /**
     * Opens files as {@link Tables#open} does, or asks a database.
     *
     * @param role what it is for, for messages, e.g. {@code current data}
     * @throws UnavailableException where it cannot be reached or is no table; without secrets
     */
    public Table open(TableSource source, String role, TableOptions options) {
        if (!source.isQuery()) {
            return Tables.open(workspace, source.place(), role, options);
        }
        JdbcSession session = JdbcSession.connect(
                new JdbcUrl(source.place()), source.credentialsId().map(logins::find));
        sessions.add(session);
        return JdbcTable.open(session, source.query().orElseThrow(), role, options);
    }

    /** Lets go of the databases; their tables cannot be read any more. */
    @Override
    public void close() {
        sessions.forEach(JdbcSession::close);
    }
}
