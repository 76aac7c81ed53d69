package io.jenkins.lib.modelgate.data;

import java.util.Locale;

/** What a column holds, by inference (CSV, JSON Lines), by declaration or by the file's own schema (Parquet). */
public enum ColumnType {
    /** Whole numbers. */
    INTEGER,
    /** Numbers of any kind. */
    NUMBER,
    /** {@code true} and {@code false}, as text. */
    BOOLEAN,
    /** Instants, as milliseconds since 1970 in UTC. */
    TIMESTAMP,
    /** Arrays of numbers of one length, such as embeddings; found only in formats that have them, never declared. */
    VECTOR,
    /** Anything else. */
    TEXT,
    /** What cannot be read as a column, such as nested records; a table with one is read without it. Never declared. */
    UNREADABLE;

    /**
     * Whether its values are doubles ({@link NumericColumn}); otherwise they are words ({@link TextColumn}), or arrays
     * ({@link VectorColumn}) if it is {@link #VECTOR}.
     */
    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER || this == TIMESTAMP;
    }

    /** How a user writes it: {@code integer}, {@code number}, {@code boolean}, {@code timestamp}, {@code vector}, {@code text}, {@code unreadable}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
