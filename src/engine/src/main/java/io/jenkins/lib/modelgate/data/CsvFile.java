package io.jenkins.lib.modelgate.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.BufferedReader;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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
        String candidates = options.decimalComma() ? CANDIDATES.replace(",", "") : CANDIDATES;
        char delimiter = options.delimiter().orElseGet(() -> tabs ? '\t' : detect(source, candidates));
        CsvRows.Header header = new CsvRows.Header(source);
        parseStart(source, delimiter, header, 1);
        List<String> columns = header.columns();
        CsvRows.Types types = new CsvRows.Types(source, columns.size());
        parseStart(source, delimiter, types, Inference.ROWS);
        Map<String, Inference> byName = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            byName.put(columns.get(i), types.columns().get(i));
        }
        return new CsvFile(source, delimiter, columns, byName);
    }

    @Override
    public void read(List<Field> wanted, Delivery out, Pace pace) {
        int[] targets = columns.stream()
                .mapToInt(column -> wanted.stream().map(Field::name).toList().indexOf(column))
                .toArray();
        try (InputStream in = TextPieces.content(source)) {
            new TextPieces(source, in, pace, new CsvEnds(delimiter, source.quote()))
                    .read((text, linesBefore) -> piece(text, linesBefore, targets, wanted, out.batchRows()), out);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private Piece piece(TextPieces.Text text, long linesBefore, int[] targets, List<Field> wanted, int blockRows) {
        Piece piece = new Piece(wanted, blockRows);
        CsvValues values = new CsvValues(source, this, text.isFirst(), targets, wanted, piece);
        parse(source, delimiter, values, Long.MAX_VALUE, decoded(text, linesBefore));
        return piece;
    }

    /** The text's characters, behind as many empty lines as were before it, so that lines are counted from there. */
    private Reader decoded(TextPieces.Text text, long linesBefore) {
        CharBuffer characters = CharBuffer.allocate(text.length());
        CoderResult result = decoder().decode(ByteBuffer.wrap(text.bytes(), 0, text.length()), characters, true);
        characters.flip();
        if (result.isError()) {
            long line =
                    linesBefore + 1 + characters.chars().filter(c -> c == '\n').count();
            throw notUtf8(source, line, new CharacterCodingException());
        }
        Reader reader = new CharArrayReader(characters.array(), 0, characters.limit());
        return linesBefore == 0 ? reader : new BehindLines(linesBefore, reader);
    }

    private static void parseStart(SourceFile source, char delimiter, CsvRows rows, long limit) {
        try (Reader characters = characters(source)) {
            parse(source, delimiter, rows, limit, characters);
        } catch (IOException e) {
            throw unreadable(source, rows, e);
        }
    }

    private static void parse(SourceFile source, char delimiter, CsvRows rows, long limit, Reader characters) {
        try (CsvReader<CsvRows> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(source.quote())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // refused by CsvRows, which can name the file
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(rows, characters)) {
            Iterator<CsvRows> each = csv.iterator();
            for (long count = 0; count < limit && each.hasNext(); count++) {
                each.next();
            }
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
            return notUtf8(source, rows.line(), e);
        }
        return source.unreadable(e);
    }

    private static UnavailableException notUtf8(SourceFile source, long line, IOException e) {
        return new UnavailableException(
                "%s is not UTF-8: there are other bytes at or after line %,d; say encoding: what it is, such as windows-1252."
                        .formatted(source.name(), line),
                e);
    }

    private static Reader characters(SourceFile source) throws IOException {
        return new InputStreamReader(TextPieces.content(source), decoder());
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The candidate that the header has most of, outside quotes. */
    private static char detect(SourceFile source, String candidates) {
        int[] found = new int[candidates.length()];
        try (Reader in = new BufferedReader(characters(source))) {
            boolean quoted = false;
            boolean started = false;
            for (int c = in.read(); c >= 0; c = in.read()) {
                quoted ^= c == source.quote();
                boolean lineBreak = c == '\n' || c == '\r';
                if (lineBreak && !quoted && started) {
                    break;
                }
                started |= !lineBreak;
                int candidate = quoted ? -1 : candidates.indexOf(c);
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
        return candidates.charAt(most);
    }
}
