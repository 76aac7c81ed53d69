package io.jenkins.lib.modelgate.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes a CSV file's fields as the parser finds them, from the parser's own buffer. */
abstract sealed class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows>
        permits CsvRows.Header, CsvRows.Types, CsvValues {

    final SourceFile source;
    private int width;
    private long line;

    CsvRows(SourceFile source) {
        this(source, -1);
    }

    /** @param width fields of a row, or -1 where the first row is a header that says it */
    CsvRows(SourceFile source, int width) {
        this.source = source;
        this.width = width;
    }

    /** Where the current row starts, from 1. */
    final long line() {
        return line;
    }

    /** Takes a field of a data row; never of the header. */
    abstract void field(int index, char[] text, int offset, int length);

    /** A data row is complete and as wide as the header. */
    void row() {}

    /** A field of the header. */
    void name(String name) {}

    @Override
    protected final void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
    }

    @Override
    protected final void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        if (width < 0) {
            name(new String(text, offset, length));
        } else {
            field(index, text, offset, length);
        }
    }

    @Override
    protected final CsvRows buildRecord() {
        if (getRecordType() != RecordType.DATA) {
            return null;
        }
        if (width < 0) {
            width = getFieldCount();
            return this instanceof Header ? this : null;
        }
        if (getFieldCount() != width) {
            throw new UnavailableException(
                    "%s, line %,d: the header has %d fields, this row has %d; was a separator or quote lost?"
                            .formatted(source.name(), line, width, getFieldCount()));
        }
        row();
        return this;
    }

    /** Reads the header. */
    static final class Header extends CsvRows {
        private static final String UNNAMED = "Unnamed: ";

        private final List<String> names = new ArrayList<>();

        Header(SourceFile source) {
            super(source);
        }

        /** The columns' names, which differ; one without is called by its place, as pandas does. */
        List<String> columns() {
            if (names.isEmpty()) {
                throw new UnavailableException("%s is empty; a table has at least a header.".formatted(source.name()));
            }
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new UnavailableException(
                            "%s has two columns named '%s'; rename one.".formatted(source.name(), name));
                }
            }
            return List.copyOf(names);
        }

        @Override
        void name(String name) {
            String stripped = name.strip();
            names.add(stripped.isEmpty() ? UNNAMED + names.size() : stripped);
        }

        @Override
        void field(int index, char[] text, int offset, int length) {}
    }

    /** Finds the columns' types. */
    static final class Types extends CsvRows {
        private final List<Inference> columns;
        private final DecimalComma comma;

        Types(SourceFile source, int width) {
            super(source);
            comma = source.hasDecimalComma() ? new DecimalComma() : null;
            columns = Stream.generate(Inference::new).limit(width).toList();
        }

        List<Inference> columns() {
            return columns;
        }

        @Override
        void field(int index, char[] text, int offset, int length) {
            if (index >= columns.size()) {
                return;
            }
            if (comma == null) {
                columns.get(index).see(text, offset, length);
            } else {
                columns.get(index).see(text, offset, length, comma.swapped(text, offset, length), 0);
            }
        }
    }
}
