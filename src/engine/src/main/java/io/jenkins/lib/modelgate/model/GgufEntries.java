package io.jenkins.lib.modelgate.model;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The metadata of a GGUF file: keys and values. Held to what loaders take for granted without looking, and crash or read
 * beyond their memory where it is otherwise: each key once and with a name, lists of plain values, one score and type for
 * each token.
 */
final class GgufEntries {

    private static final int MOST_NAME = (1 << 16) - 1;
    private static final int MOST_TEXT = 16 << 20;

    private static final int UNSIGNED = 4;
    private static final int SIGNED = 5;
    private static final int FLOAT = 6;
    private static final int TRUTH = 7;
    private static final int STRING = 8;
    private static final int LIST = 9;

    /** Bytes of a value by type; 0 for texts and lists. */
    private static final int[] WIDTHS = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    private static final String ALIGNMENT = "general.alignment";
    private static final String TOKENS = "tokenizer.ggml.tokens";

    /** Lists that have an element for each token, and of which type. */
    private static final Map<String, Set<Long>> PER_TOKEN = Map.of(
            TOKENS,
            Set.of((long) STRING),
            "tokenizer.ggml.scores",
            Set.of((long) FLOAT),
            "tokenizer.ggml.token_type",
            Set.of((long) UNSIGNED, (long) SIGNED));

    private final ByteReader in;
    private final int version;
    private final GgufHeader.Texts texts;
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Long> perToken = new HashMap<>();
    private long alignment = 32;

    GgufEntries(ByteReader in, int version, GgufHeader.Texts texts) {
        this.in = in;
        this.version = version;
        this.texts = texts;
    }

    void read(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            long position = in.position();
            String key = in.text(length(), MOST_NAME);
            if (key.isBlank() || key.chars().anyMatch(Character::isISOControl)) {
                throw new IOException("a key at byte %d has no name that can be read".formatted(position));
            }
            if (!keys.add(key)) {
                throw new IOException("the key at byte %d stands there a second time".formatted(position));
            }
            entry(key, in.u32());
        }
        long tokens = perToken.getOrDefault(TOKENS, -1L);
        for (Map.Entry<String, Long> list : perToken.entrySet()) {
            if (tokens >= 0 && list.getValue() != tokens) {
                throw new IOException(
                        "%s has %d elements for %d tokens".formatted(list.getKey(), list.getValue(), tokens));
            }
        }
    }

    /** On multiples of what the tensors begin. */
    long alignment() {
        return alignment;
    }

    private long length() throws IOException {
        return version == 1 ? in.u32() : in.i64();
    }

    private void entry(String key, long type) throws IOException {
        long position = in.position();
        if (key.equals(ALIGNMENT)) {
            alignment = type == UNSIGNED ? in.u32() : 0;
            if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
                throw new IOException(
                        "its alignment at byte %d is no power of two, but %d".formatted(position, alignment));
            }
        } else if (type == STRING) {
            text(key);
        } else if (type == LIST) {
            list(key, in.u32(), length());
        } else if (type >= WIDTHS.length) {
            throw new IOException("a value at byte %d is of the unknown type %d".formatted(position, type));
        } else if (PER_TOKEN.containsKey(key)) {
            throw new IOException("%s at byte %d is no list".formatted(key, position));
        } else if (type == TRUTH && in.u8() > 1) {
            throw new IOException("a truth value at byte %d is neither".formatted(position));
        } else if (type != TRUTH) {
            in.skip(WIDTHS[(int) type]);
        }
    }

    private void list(String key, long type, long length) throws IOException {
        if (type >= WIDTHS.length || type == LIST || length < 0) {
            throw new IOException(
                    "a list at byte %d is of the type %d, which there are none of".formatted(in.position(), type));
        }
        if (PER_TOKEN.containsKey(key)) {
            if (!PER_TOKEN.get(key).contains(type)) {
                throw new IOException("%s is a list of the type %d".formatted(key, type));
            }
            perToken.put(key, length);
        }
        if (type != STRING) {
            in.skip(Math.multiplyExact(length, (long) WIDTHS[(int) type]));
            return;
        }
        // each text takes bytes of the file, so that a lying length ends at the file's end
        for (long i = 0; i < length; i++) {
            text(key);
        }
    }

    private void text(String key) throws IOException {
        long length = length();
        if (key.contains("template")) {
            long position = in.position();
            texts.text(key, in.text(length, MOST_TEXT), position);
        } else {
            in.skip(length);
        }
    }
}
