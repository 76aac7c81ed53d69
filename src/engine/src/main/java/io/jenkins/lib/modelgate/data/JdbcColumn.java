package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Reads one column of a query's answer. */
final class JdbcColumn {

    private enum Stored {
        NUMBER(ColumnType.NUMBER),
        INTEGER(ColumnType.INTEGER),
        TRUTH(ColumnType.BOOLEAN),
        DAY(ColumnType.TIMESTAMP),
        LOCAL(ColumnType.TIMESTAMP),
        ZONED(ColumnType.TIMESTAMP),
        WORD(ColumnType.TEXT);

        private final ColumnType type;

        Stored(ColumnType type) {
            this.type = type;
        }
    }

    private final int index;
    private final Field field;
    private final Stored stored;

    private JdbcColumn(int index, Field field, Stored stored) {
        this.index = index;
        this.field = field;
        this.stored = stored;
    }

    /** @param index from 1 */
    static JdbcColumn of(ResultSetMetaData answer, int index, String table, TableOptions options) throws SQLException {
        String name = answer.getColumnLabel(index);
        Stored stored = stored(answer, index)
                .orElseThrow(() -> new UnavailableException(
                        "%s: the column '%s' is of a type that cannot be read; leave it out of the query or convert it by CAST."
                                .formatted(table, name)));
        ColumnType type = options.types().getOrDefault(name, stored.type);
        return new JdbcColumn(index, new Field(name, type), stored);
    }

    Field field() {
        return field;
    }

    /**
     * Reads the column's value in the current row.
     *
     * @param filler what to fill, or null where the column is not wanted
     * @return the value that the column's type cannot hold, or null
     */
    String read(ResultSet rows, RowsDigest digest, Filler filler, int row) throws SQLException {
        return switch (stored) {
            case NUMBER, INTEGER -> {
                double value = rows.getDouble(index);
                if (rows.wasNull()) {
                    yield missing(digest, filler, row);
                }
                if (stored == Stored.INTEGER && filler instanceof Filler.Text) {
                    digest.number(value);
                    String digits = rows.getString(index); // a double has no room for more than 15
                    yield filler.word(row, digits) ? null : digits;
                }
                yield number(value, digest, filler, row);
            }
            case TRUTH -> {
                boolean value = rows.getBoolean(index);
                yield rows.wasNull() ? missing(digest, filler, row) : truth(value, digest, filler, row);
            }
            case WORD -> {
                String value = rows.getString(index);
                yield value == null ? missing(digest, filler, row) : word(value, digest, filler, row);
            }
            case DAY, LOCAL, ZONED -> {
                Double millis = millis(rows);
                yield millis == null ? missing(digest, filler, row) : instant(millis, digest, filler, row);
            }
        };
    }

    private Double millis(ResultSet rows) throws SQLException {
        try {
            switch (stored) {
                case DAY -> {
                    LocalDate day = rows.getObject(index, LocalDate.class);
                    return day == null ? null : day.toEpochDay() * 86_400_000.0;
                }
                case LOCAL -> {
                    LocalDateTime time = rows.getObject(index, LocalDateTime.class);
                    return time == null
                            ? null
                            : (double) time.toInstant(ZoneOffset.UTC).toEpochMilli();
                }
                default -> {
                    OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
                    return time == null ? null : (double) time.toInstant().toEpochMilli();
                }
            }
        } catch (ArithmeticException | DateTimeException e) {
            throw new SQLException("the column '%s' holds a time outside of time".formatted(field.name()), e);
        }
    }

    private static String missing(RowsDigest digest, Filler filler, int row) {
        digest.missing();
        if (filler != null) {
            filler.missing(row);
        }
        return null;
    }

    private static String number(double value, RowsDigest digest, Filler filler, int row) {
        digest.number(value);
        return filler == null || filler.number(row, value) ? null : Double.toString(value);
    }

    private static String instant(double millis, RowsDigest digest, Filler filler, int row) {
        digest.number(millis);
        return filler == null || filler.instant(row, millis) ? null : Double.toString(millis);
    }

    private static String truth(boolean value, RowsDigest digest, Filler filler, int row) {
        digest.word(Boolean.toString(value));
        return filler == null || filler.truth(row, value) ? null : Boolean.toString(value);
    }

    private static String word(String value, RowsDigest digest, Filler filler, int row) {
        digest.word(value);
        return filler == null || filler.word(row, value) ? null : value;
    }

    private static Optional<Stored> stored(ResultSetMetaData answer, int index) throws SQLException {
        return Optional.ofNullable(
                switch (answer.getColumnType(index)) {
                    // PostgreSQL calls its booleans bits
                    case Types.BOOLEAN, Types.BIT -> Stored.TRUTH;
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Stored.INTEGER;
                    case Types.REAL, Types.FLOAT, Types.DOUBLE -> Stored.NUMBER;
                    case Types.NUMERIC, Types.DECIMAL ->
                        answer.getPrecision(index) > 0 && answer.getScale(index) == 0 ? Stored.INTEGER : Stored.NUMBER;
                    case Types.DATE -> Stored.DAY;
                    case Types.TIMESTAMP ->
                        answer.getColumnTypeName(index).toLowerCase(Locale.ROOT).contains("tz")
                                ? Stored.ZONED
                                : Stored.LOCAL;
                    case Types.TIMESTAMP_WITH_TIMEZONE -> Stored.ZONED;
                    case Types.CHAR,
                            Types.VARCHAR,
                            Types.LONGVARCHAR,
                            Types.NCHAR,
                            Types.NVARCHAR,
                            Types.LONGNVARCHAR,
                            Types.CLOB,
                            Types.NCLOB,
                            Types.TIME,
                            Types.TIME_WITH_TIMEZONE,
                            Types.OTHER -> Stored.WORD;
                    default -> null;
                });
    }
}
