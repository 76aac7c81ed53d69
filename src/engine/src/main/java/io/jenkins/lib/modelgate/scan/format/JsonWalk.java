package io.jenkins.lib.modelgate.scan.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.lib.modelgate.scan.part.BrokenPartException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads JSON of any size as a stream, and shows each object to the rules at its end with the few of its fields that matter.
 * Names and texts are held one at a time.
 */
final class JsonWalk {

    private static final int HEAD = 1 << 16;
    private static final int MOST_TEXT = 16 << 20;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(512)
                    .maxStringLength(MOST_TEXT)
                    .maxNameLength(1 << 16)
                    .maxNumberLength(4096)
                    .build())
            // names of a vocabulary are all different, so that keeping them would only fill the memory
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // what Python's json writes of numbers that are none
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Reads everything there is: one value, or several one after the other. */
    void read(InputStream in, JsonRules rules) throws IOException {
        try (JsonParser parser = json.createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            walk(parser, rules);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    /** Where and why what Jackson reads is no JSON, in its own words without its remarks for programmers. */
    static BrokenPartException broken(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        long position = location == null ? -1 : Math.max(location.getByteOffset(), location.getCharOffset());
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        return new BrokenPartException(
                position, "it is no JSON: " + message.replaceFirst("(?s)\\s*\\(start marker at .*", ""), e);
    }

    void read(String text, JsonRules rules) throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            walk(parser, rules);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    /** Whether the first bytes of a part are JSON as far as they go, or all of it where there are fewer than 64 KiB. */
    boolean isJson(byte[] head) {
        boolean cut = head.length == HEAD;
        try (JsonParser parser = json.createParser(head)) {
            while (parser.nextToken() != null) {
                parser.finishToken();
            }
            return true;
        } catch (JsonEOFException e) {
            return cut;
        } catch (JsonParseException e) {
            // the cut may go through a letter or number
            return cut && e.getLocation().getByteOffset() > HEAD - 16;
        } catch (IOException e) {
            return true;
        }
    }

    private static void walk(JsonParser parser, JsonRules rules) throws IOException {
        Deque<JsonFrame> frames = new ArrayDeque<>();
        JsonFrame root = new JsonFrame("", null, true);
        frames.push(root);
        boolean any = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            any = true;
            JsonFrame frame = frames.element();
            switch (token) {
                case FIELD_NAME -> frame.key = parser.currentName();
                case START_OBJECT, START_ARRAY -> {
                    boolean list = token == JsonToken.START_ARRAY;
                    if (!frame.isList) {
                        rules.begins(frame, list, position(parser));
                        frame.put(frame.key, null, rules.keys());
                    }
                    frames.push(new JsonFrame(frame.isList ? frame.name : frame.key, frame, list));
                }
                case END_OBJECT, END_ARRAY -> {
                    frames.pop();
                    if (!frame.isList) {
                        rules.object(frame, position(parser));
                    }
                }
                case VALUE_STRING -> text(parser, frame, rules);
                default -> {
                    if (!frame.isList) {
                        String value = token == JsonToken.VALUE_NULL ? "" : parser.getText();
                        frame.put(frame.key, value, rules.keys());
                        rules.value(frame.key, value, position(parser));
                    }
                }
            }
        }
        if (!any) {
            throw new IOException("there is no JSON in it");
        }
    }

    /** The byte, or in what was decoded before it was parsed the character. */
    private static long position(JsonParser parser) {
        JsonLocation location = parser.currentTokenLocation();
        return location.getByteOffset() >= 0 ? location.getByteOffset() : location.getCharOffset();
    }

    private static void text(JsonParser parser, JsonFrame frame, JsonRules rules) throws IOException {
        String key = frame.isList ? frame.name : frame.key;
        if (rules.wants(frame, key)) {
            String text = parser.getText();
            if (!frame.isList) {
                frame.put(key, text, rules.keys());
            }
            rules.text(frame, key, text, position(parser));
        } else if (!frame.isList) {
            frame.put(key, "text", rules.keys());
            // read to its end, so that what is no JSON is found
            parser.finishToken();
        }
    }
}
