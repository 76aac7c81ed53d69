package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How Modelgate's JSON is written and read: the same for reports, profiles, registry metadata and journals. */
public final class Json {

    /** No document of ours comes near this; one that does is not ours. */
    private static final long MAX_BYTES = 64L << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // a missing count is not 0, and the number 1 is not the verdict PASSED
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The mapper itself, for trees; not to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Indented JSON with a final line break. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * @param what what it is supposed to be, for the message, e.g. {@code report}
     * @throws UnavailableException where it cannot be read as that
     */
    public static <T> T read(String json, Class<T> type, String what) {
        try {
            return required(MAPPER.readValue(json, type), what);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    /**
     * @param what what it is supposed to be and where it stands, for the message
     * @throws UnavailableException where there is no such file, or it is too large or cannot be read as that
     */
    public static <T> T read(Path file, Class<T> type, String what) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnavailableException(
                        "%s is larger than %d MB and cannot be one of ours.".formatted(what, MAX_BYTES >> 20));
            }
            return required(MAPPER.readValue(file.toFile(), type), what);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new UnavailableException("%s does not exist.".formatted(what), e);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    private static <T> T required(T value, String what) {
        if (value == null) {
            throw new UnavailableException("%s is empty.".formatted(what));
        }
        return value;
    }

    private static UnavailableException unreadable(String what, IOException e) {
        String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : DiskReason.of(e) + ".";
        return new UnavailableException("%s cannot be read: %s".formatted(what, reason), e);
    }
}
