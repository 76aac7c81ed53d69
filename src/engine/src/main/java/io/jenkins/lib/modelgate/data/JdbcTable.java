package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The answer to a database's query, asked anew for each pass and streamed. */
final class JdbcTable implements Table {

    private static final int ROWS = 8_192;
    private static final int SHOWN = 40;

    private final JdbcSession session;
    private final String query;
    private final String name;
    private final List<JdbcColumn> columns;
    private Fingerprint content;
    private long rows;

    private JdbcTable(JdbcSession session, String query, String name, List<JdbcColumn> columns) {
        this.session = session;
        this.query = query;
        this.name = name;
        this.columns = columns;
    }

    /** @param role what it is for, for messages */
    static JdbcTable open(JdbcSession session, String query, String role, TableOptions options) {
        String name = "The %s's query of %s".formatted(role, session.url().shown());
        try (Statement statement = session.statement()) {
            // The first row tells the columns' types of every database; some do not know them before.
            statement.setMaxRows(1);
            try (ResultSet answer = statement.executeQuery(query)) {
                ResultSetMetaData meta = answer.getMetaData();
                List<JdbcColumn> columns = new ArrayList<>();
                Set<String> names = new HashSet<>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    JdbcColumn column = JdbcColumn.of(meta, i, name, options);
                    if (!names.add(column.field().name())) {
                        throw new UnavailableException("%s has two columns named '%s'; rename one by AS."
                                .formatted(name, column.field().name()));
                    }
                    columns.add(column);
                }
                return new JdbcTable(session, query, name, List.copyOf(columns));
            }
        } catch (SQLException e) {
            throw session.unavailable("refused the %s's query".formatted(role), e);
        }
    }

    @Override
    public List<Field> fields() {
        return columns.stream().map(JdbcColumn::field).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long read(List<String> wanted, Consumer<Batch> sink) {
        List<Filler> fillers = new ArrayList<>();
        Filler[] byColumn = new Filler[columns.size()];
        for (String column : wanted) {
            int place = fields().indexOf(required(column));
            byColumn[place] =
                    byColumn[place] == null ? Filler.of(columns.get(place).field()) : byColumn[place];
            fillers.add(byColumn[place]);
        }
        try (Statement statement = session.statement();
                ResultSet answer = statement.executeQuery(query)) {
            pass(answer, byColumn, fillers, sink);
        } catch (SQLException e) {
            throw session.unavailable("broke off after row %,d".formatted(rows), e);
        }
        return rows;
    }

    @Override
    public List<Input> inputs(String role) {
        if (content == null) {
            read(List.of(), batch -> {});
        }
        String path = session.url().shown() + ": " + query.strip().replaceAll("\\s+", " ");
        return List.of(content.asInput(role, path, rows));
    }

    /** @param byColumn the filler of each column, or null where it is not wanted */
    private void pass(ResultSet answer, Filler[] byColumn, List<Filler> wanted, Consumer<Batch> sink)
            throws SQLException {
        RowsDigest digest = new RowsDigest();
        int inBatch = 0;
        for (rows = 0; answer.next(); ) {
            for (int i = 0; i < byColumn.length; i++) {
                String misfit = columns.get(i).read(answer, digest, byColumn[i], inBatch);
                if (misfit != null) {
                    throw misfit(columns.get(i).field(), misfit);
                }
            }
            digest.end();
            rows++;
            inBatch++;
            if (inBatch == ROWS) {
                hand(inBatch, wanted, sink);
                inBatch = 0;
            }
        }
        if (inBatch > 0) {
            hand(inBatch, wanted, sink);
        }
        Fingerprint now = digest.fingerprint(fields().stream().map(Field::name).toList());
        if (content != null && !content.equals(now)) {
            throw new UnavailableException(
                    "%s gave other rows than before; query what does not change meanwhile, such as days gone by."
                            .formatted(name));
        }
        content = now;
    }

    private void hand(int count, List<Filler> wanted, Consumer<Batch> sink) {
        sink.accept(new Batch(
                rows - count, count, wanted.stream().map(Filler::column).toList()));
        wanted.stream().distinct().forEach(Filler::clear);
    }

    private UnavailableException misfit(Field field, String value) {
        return new UnavailableException(
                "%s, row %,d: the column '%s' holds '%s', which is no %s; convert it in the query, or say types: %s=text."
                        .formatted(
                                name,
                                rows + 1,
                                field.name(),
                                value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…",
                                field.type().word(),
                                field.name()));
    }

    private Field required(String column) {
        return field(column).orElseThrow(() -> MissingColumn.of(this, column));
    }
}
