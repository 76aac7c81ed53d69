package io.jenkins.lib.modelgate.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a <a href="https://github.com/huggingface/safetensors#format">safetensors</a> file says of itself. Reading it is a
 * check as well: tensors lie one after the other without overlap or hole, each as long as its type and shape say, and the
 * last ends where the file ends.
 *
 * @param tensors how many
 * @param parameters elements of all tensors
 * @param bytes that they take
 */
public record SafetensorsHeader(int tensors, long parameters, long bytes) {

    /** As the format's own library. */
    private static final long MOST_HEADER = 100_000_000;

    private static final int MOST_TENSORS = 300_000;
    private static final int MOST_DIMENSIONS = 64;

    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("BOOL", 8),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("F8_E8M0", 8),
            Map.entry("F8_E5M2FNUZ", 8),
            Map.entry("F8_E4M3FNUZ", 8),
            Map.entry("F4", 4),
            Map.entry("F6_E2M3", 6),
            Map.entry("F6_E3M2", 6),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("C64", 64),
            Map.entry("F64", 64),
            Map.entry("I64", 64),
            Map.entry("U64", 64));

    /** The same in the words that all formats share. */
    public ModelFacts facts() {
        return new ModelFacts("safetensors", parameters, bytes, Map.of(), List.of(), List.of());
    }

    /**
     * @throws IOException where header and data do not agree, or either breaks a rule of the format
     */
    public static SafetensorsHeader read(Source source) throws IOException {
        ByteReader in = new ByteReader(source);
        long length = in.i64();
        if (length < 2 || length > MOST_HEADER) {
            throw new IOException("its header claims %s bytes".formatted(Long.toUnsignedString(length)));
        }
        Reading reading = new Reading();
        try (Header header = new Header(source, length);
                JsonParser parser = factory().createParser(header)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("its header is no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new IOException("a tensor in its header is no object");
                }
                if (name.equals("__metadata__")) {
                    metadata(parser);
                } else {
                    reading.tensor(parser);
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException("there is more in its header than one object");
            }
        } catch (ArithmeticException e) {
            throw new IOException("sizes in its header go beyond 2^63", e);
        }
        long data = reading.check();
        if (data > 0) {
            in.skip(length);
            in.skip(data);
        } else {
            in.skip(length);
        }
        if (!in.atEnd()) {
            throw new IOException("there are bytes after the last tensor, from byte %d on".formatted(in.position()));
        }
        return new SafetensorsHeader(reading.count, reading.parameters, data);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxStringLength(1 << 20)
                        .maxNameLength(1 << 16)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    private static void metadata(JsonParser parser) throws IOException {
        int entries = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (++entries > MOST_TENSORS) {
                throw new IOException("more than %d entries of metadata".formatted(MOST_TENSORS));
            }
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw new IOException("a value of its metadata is no text");
            }
        }
    }

    /** Begin and end of each tensor, as they come. */
    private static final class Reading {
        private long[] spans = new long[64];
        private int count;
        private long parameters;

        private void tensor(JsonParser parser) throws IOException {
            Integer bits = null;
            long elements = -1;
            long begin = -1;
            long end = -1;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken token = parser.nextToken();
                switch (key) {
                    case "dtype" -> bits = token == JsonToken.VALUE_STRING ? BITS.get(parser.getText()) : null;
                    case "shape" -> {
                        elements = 1;
                        for (long dimension : numbers(parser, token)) {
                            elements = Math.multiplyExact(elements, dimension);
                        }
                    }
                    case "data_offsets" -> {
                        long[] offsets = numbers(parser, token);
                        if (offsets.length != 2) {
                            throw new IOException("a tensor has %d offsets in place of 2".formatted(offsets.length));
                        }
                        begin = offsets[0];
                        end = offsets[1];
                    }
                    default -> throw new IOException("a tensor in its header has an unknown entry");
                }
            }
            if (bits == null || elements < 0 || begin < 0 || end < begin) {
                throw new IOException("a tensor in its header has no type, shape or offsets that are known");
            }
            if (Math.multiplyExact(elements, (long) bits) != Math.multiplyExact(end - begin, 8L)) {
                throw new IOException("a tensor at %d – %d is not as long as its shape".formatted(begin, end));
            }
            if (count == MOST_TENSORS) {
                throw new IOException("more than %d tensors".formatted(MOST_TENSORS));
            }
            if (2 * count == spans.length) {
                spans = Arrays.copyOf(spans, 2 * spans.length);
            }
            spans[2 * count] = begin;
            spans[2 * count + 1] = end;
            count++;
            parameters = Math.addExact(parameters, elements);
        }

        private static long[] numbers(JsonParser parser, JsonToken token) throws IOException {
            if (token != JsonToken.START_ARRAY) {
                throw new IOException("a shape or an offset in its header is no list");
            }
            long[] numbers = new long[MOST_DIMENSIONS];
            int size = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || size == MOST_DIMENSIONS) {
                    throw new IOException("a shape or an offset in its header is no list of some whole numbers");
                }
                numbers[size] = parser.getLongValue();
                if (numbers[size++] < 0) {
                    throw new IOException("a shape or an offset in its header is negative");
                }
            }
            return Arrays.copyOf(numbers, size);
        }

        /** Where the last tensor ends. */
        private long check() throws IOException {
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(
                    order,
                    (a, b) -> spans[2 * a] != spans[2 * b]
                            ? Long.compare(spans[2 * a], spans[2 * b])
                            : Long.compare(spans[2 * a + 1], spans[2 * b + 1]));
            long end = 0;
            for (int i : order) {
                if (spans[2 * i] != end) {
                    throw new IOException("tensors overlap or leave a hole at byte %d of the data"
                            .formatted(Math.min(end, spans[2 * i])));
                }
                end = spans[2 * i + 1];
            }
            return end;
        }
    }

    /** The header's bytes. */
    private static final class Header extends InputStream {
        private final Source source;
        private final long end;
        private long position = 8;

        Header(Source source, long length) {
            this.source = source;
            this.end = 8 + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (position == end) {
                return -1;
            }
            int read = source.read(position, target, offset, (int) Math.min(length, end - position));
            if (read < 0) {
                throw new java.io.EOFException("the file ends within its header");
            }
            position += read;
            return read;
        }
    }
}
