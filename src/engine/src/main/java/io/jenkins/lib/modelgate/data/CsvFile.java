package io.jenkins.lib.modelgate.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header, RFC 4180 with any separator. */
record CsvFile(SourceFile source, char delimiter, List<String> columns, Map<String, Inference> types)
        implements TableFile {

    private static final String CANDIDATES = ",;\t|";

    static CsvFile open(SourceFile source, TableOptions options, boolean tabs) {
        char delimiter = options.delimiter().orElseGet(() -> tabs ? '\t' : detect(source));
        CsvRows.Header header = new CsvRows.Header(source);
        parse(source, delimiter, header, 1);
        List<String> columns = header.columns();
        CsvRows.Types types = new CsvRows.Types(source, columns.size());
        parse(source, delimiter, types, Inference.ROWS);
        Map<String, Inference> byName = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            byName.put(columns.get(i), types.columns().get(i));
        }
        return new CsvFile(source, delimiter, columns, byName);
    }

    @Override
    public long read(List<Field> wanted, Batches out) {
        int[] targets = columns.stream()
                .mapToInt(column -> wanted.stream().map(Field::name).toList().indexOf(column))
                .toArray();
        CsvRows.Values values = new CsvRows.Values(source, columns, targets, wanted, out);
        return parse(source, delimiter, values, Long.MAX_VALUE);
    }

    /** The rows parsed. */
    private static long parse(SourceFile source, char delimiter, CsvRows rows, long limit) {
        long count = 0;
        try (CsvReader<CsvRows> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(source.quote())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // refused by CsvRows, which can name the file
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(rows, characters(source))) {
            for (Iterator<CsvRows> each = csv.iterator(); count < limit && each.hasNext(); count++) {
                each.next();
            }
            return count;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UnavailableException refusal) {
                throw refusal; // from CsvRows, wrapped by the parser
            }
            throw new UnavailableException("%s is not CSV: %s.".formatted(source.name(), e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(source, rows, e);
        } catch (UncheckedIOException e) {
            throw unreadable(source, rows, e.getCause());
        }
    }

    private static UnavailableException unreadable(SourceFile source, CsvRows rows, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new UnavailableException(
                    "%s is not UTF-8: there are other bytes at or after line %,d; say encoding: what it is, such as windows-1252."
                            .formatted(source.name(), rows.line()),
                    e);
        }
        return source.unreadable(e);
    }

    private static Reader characters(SourceFile source) throws IOException {
        InputStream raw = source.open();
        try {
            PushbackInputStream in = new PushbackInputStream(raw, 3);
            byte[] start = in.readNBytes(3);
            boolean mark =
                    start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
            if (!mark) {
                in.unread(start);
            }
            return new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The candidate that the header has most of, outside quotes. */
    private static char detect(SourceFile source) {
        int[] found = new int[CANDIDATES.length()];
        try (Reader in = new java.io.BufferedReader(characters(source))) {
            boolean quoted = false;
            boolean started = false;
            for (int c = in.read(); c >= 0; c = in.read()) {
                quoted ^= c == source.quote();
                boolean lineBreak = c == '\n' || c == '\r';
                if (lineBreak && !quoted && started) {
                    break;
                }
                started |= !lineBreak;
                int candidate = quoted ? -1 : CANDIDATES.indexOf(c);
                if (candidate >= 0) {
                    found[candidate]++;
                }
            }
        } catch (CharacterCodingException e) {
            throw new UnavailableException(
                    "%s is not UTF-8: there are other bytes near its start; say encoding: what it is, such as windows-1252."
                            .formatted(source.name()),
                    e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        int most = 0;
        for (int i = 1; i < found.length; i++) {
            most = found[i] > found[most] ? i : most;
        }
        return CANDIDATES.charAt(most);
    }
}
