package io.jenkins.lib.modelgate.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of flat JSON objects, one a row; a key that a row lacks is missing there. */
record JsonLinesFile(SourceFile source, List<String> columns, Map<String, Inference> types) implements TableFile {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes NaN and Infinity
            .build();

    /** Takes the values of a row. */
    private interface Row {
        void value(String key, JsonToken token, JsonParser json, long line) throws IOException;

        void end(long line);
    }

    static JsonLinesFile open(SourceFile source) {
        Types types = new Types(source);
        parseStart(source, types, Inference.ROWS);
        if (types.columns.isEmpty()) {
            throw new UnavailableException(
                    "%s is empty; a table of JSON Lines has at least one object with a key.".formatted(source.name()));
        }
        return new JsonLinesFile(source, List.copyOf(types.columns.keySet()), types.columns);
    }

    @Override
    public void read(List<Field> wanted, Delivery out, Pace pace) {
        try (InputStream in = TextPieces.content(source)) {
            new TextPieces(source, in, pace, JsonLinesFile::lastEnd)
                    .read((text, linesBefore) -> piece(text, linesBefore, wanted, out.batchRows()), out);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private Piece piece(TextPieces.Text text, long linesBefore, List<Field> wanted, int blockRows) {
        Piece piece = new Piece(wanted, blockRows);
        try (JsonParser json = JSON.createParser(text.bytes(), 0, text.length())) {
            parse(source, new Filling(source, columns, wanted, piece), Long.MAX_VALUE, json, linesBefore);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return piece;
    }

    /** Before the last line that begins with an object: a flat one has no line of its own that does. */
    private static int lastEnd(byte[] bytes, int length) {
        boolean begins = false;
        for (int at = length - 1; at >= 0; at--) {
            switch (bytes[at]) {
                case '\n' -> {
                    if (begins) {
                        return at + 1;
                    }
                }
                case ' ', '\t' -> {}
                default -> begins = bytes[at] == '{';
            }
        }
        return 0;
    }

    private static void parseStart(SourceFile source, Row row, long limit) {
        try (JsonParser json = JSON.createParser(TextPieces.content(source))) {
            parse(source, row, limit, json, 0);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static void parse(SourceFile source, Row row, long limit, JsonParser json, long linesBefore)
            throws IOException {
        try {
            long count = 0;
            for (JsonToken token = json.nextToken(); token != null && count < limit; token = json.nextToken()) {
                long line = linesBefore + json.currentTokenLocation().getLineNr();
                if (token != JsonToken.START_OBJECT) {
                    throw new UnavailableException("%s, line %,d: JSON Lines has one object a line, not %s."
                            .formatted(source.name(), line, token == JsonToken.START_ARRAY ? "a list" : "a value"));
                }
                object(source, json, row, line);
                count++;
            }
        } catch (JsonProcessingException e) {
            long line =
                    linesBefore + (e.getLocation() == null ? 0 : e.getLocation().getLineNr());
            String reason = e.getOriginalMessage().lines().findFirst().orElse("broken");
            throw new UnavailableException("%s, line %,d is not JSON: %s".formatted(source.name(), line, reason), e);
        }
    }

    private static void object(SourceFile source, JsonParser json, Row row, long line) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            row.value(key, json.nextToken(), json, line);
        }
        row.end(line);
    }

    /** Reads the rest of an array, of numbers only. */
    private static void array(SourceFile source, JsonParser json, Vectors into, String key, long line)
            throws IOException {
        into.begin();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null || !token.isNumeric()) {
                throw Vectors.notNumbers(source, "line", line, key);
            }
            into.add(json.getDoubleValue());
        }
    }

    private static UnavailableException nested(SourceFile source, long line, String key) {
        return new UnavailableException(
                "%s, line %,d: '%s' is nested; a table's rows are flat, or hold arrays of numbers. Leave it out, or flatten it."
                        .formatted(source.name(), line, key));
    }

    private static UnavailableException twice(SourceFile source, long line, String key) {
        return new UnavailableException("%s, line %,d has '%s' twice.".formatted(source.name(), line, key));
    }

    /** Finds the columns and their types. */
    private static final class Types implements Row {
        private final SourceFile source;
        private final Map<String, Inference> columns = new LinkedHashMap<>();
        private final Set<String> inRow = new HashSet<>();

        Types(SourceFile source) {
            this.source = source;
        }

        @Override
        public void value(String key, JsonToken token, JsonParser json, long line) throws IOException {
            if (!inRow.add(key)) {
                throw twice(source, line, key);
            }
            Inference type = columns.computeIfAbsent(key, unused -> new Inference());
            switch (token) {
                case START_ARRAY -> {
                    if (isVector(json)) {
                        type.see(EnumSet.of(ColumnType.VECTOR));
                    } else {
                        type.refuse(
                                Vectors.notNumbers(source, "line", line, key).getMessage());
                    }
                }
                case START_OBJECT -> {
                    json.skipChildren();
                    type.refuse(nested(source, line, key).getMessage());
                }
                case VALUE_NUMBER_INT -> type.see(Inference.WHOLE);
                case VALUE_NUMBER_FLOAT -> type.see(EnumSet.of(ColumnType.NUMBER));
                case VALUE_TRUE, VALUE_FALSE -> type.see(EnumSet.of(ColumnType.BOOLEAN));
                case VALUE_STRING ->
                    type.see(
                            Timestamps.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength())
                                            == Timestamps.NONE
                                    ? EnumSet.of(ColumnType.TEXT)
                                    : EnumSet.of(ColumnType.TIMESTAMP));
                default -> {} // null: missing
            }
        }

        /** Reads the rest of an array; whether it holds numbers only. */
        private static boolean isVector(JsonParser json) throws IOException {
            boolean numbers = true;
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == null) {
                    return false; // the parser says what is wrong
                }
                numbers &= token.isNumeric();
                json.skipChildren();
            }
            return numbers;
        }

        @Override
        public void end(long line) {
            inRow.clear();
        }
    }

    /** Fills batches. */
    private static final class Filling implements Row {
        private final SourceFile source;
        private final List<Field> wanted;
        private final Piece out;
        private final Map<String, Integer> places = new HashMap<>();
        private final long[] seenInRow;
        private final int[] targets;
        private final Vectors vector = new Vectors();
        private long row = 1;

        Filling(SourceFile source, List<String> columns, List<Field> wanted, Piece out) {
            this.source = source;
            this.wanted = wanted;
            this.out = out;
            columns.forEach(column -> places.put(column, places.size()));
            seenInRow = new long[columns.size()];
            targets = new int[columns.size()];
            Arrays.fill(targets, -1);
            for (int i = 0; i < wanted.size(); i++) {
                targets[places.get(wanted.get(i).name())] = i;
            }
        }

        @Override
        public void value(String key, JsonToken token, JsonParser json, long line) throws IOException {
            Integer place = places.get(key);
            if (place == null) {
                throw new UnavailableException(
                        "%s, line %,d has the key '%s', which none of the first %,d rows has; add it to the first row, with null if need be."
                                .formatted(source.name(), line, key, Inference.ROWS));
            }
            if (seenInRow[place] == row) {
                throw twice(source, line, key);
            }
            seenInRow[place] = row;
            int target = targets[place];
            if (target < 0) {
                json.skipChildren();
                return;
            }
            if (token == JsonToken.START_OBJECT) {
                throw nested(source, line, key);
            }
            if (token == JsonToken.START_ARRAY) {
                array(source, json, vector, key, line);
                vector.put(out.filler(target), out.row(), source, "line", line, key);
                return;
            }
            if (!fill(out.filler(target), token, json)) {
                throw Misfit.of(
                        source,
                        "line",
                        line,
                        key,
                        json.getText(),
                        wanted.get(target).type());
            }
        }

        private boolean fill(Filler filler, JsonToken token, JsonParser json) throws IOException {
            int at = out.row();
            switch (token) {
                case VALUE_NULL -> {
                    filler.missing(at);
                    return true;
                }
                case VALUE_TRUE, VALUE_FALSE -> {
                    return filler.truth(at, token == JsonToken.VALUE_TRUE);
                }
                case VALUE_STRING -> {
                    return filler.text(at, json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
                }
                default -> {
                    if (token == JsonToken.VALUE_NUMBER_INT && filler instanceof Filler.Text) {
                        return filler.word(at, json.getText()); // a double has no room for more than 15 digits
                    }
                    return filler.number(at, json.getDoubleValue());
                }
            }
        }

        @Override
        public void end(long line) {
            for (int place = 0; place < seenInRow.length; place++) {
                if (targets[place] >= 0 && seenInRow[place] != row) {
                    out.filler(targets[place]).missing(out.row());
                }
            }
            row++;
            out.advance();
        }
    }
}
