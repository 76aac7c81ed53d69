package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.ByteReader;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.util.Arrays;

/**
 * Trees as XGBoost (universal binary JSON), LightGBM (text) and CatBoost (a flat buffer in an envelope) store them. Nothing
 * in them runs; what counts is that they are what they seem, from the first byte to the last.
 */
final class BoosterScanner implements PartScanner {

    private static final byte[] LIGHTGBM = {'t', 'r', 'e', 'e', '\n', 'v', 'e', 'r', 's', 'i', 'o', 'n', '='};
    private static final byte[] CATBOOST = {'C', 'B', 'M', '1'};
    private static final int MOST_DEPTH = 256;

    @Override
    public String format() {
        return "boosted trees";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return begins(head, LIGHTGBM) || begins(head, CATBOOST) || isUniversalJson(head);
    }

    private static boolean isUniversalJson(byte[] head) {
        return head.length > 12
                && head[0] == '{'
                && (head[1] == 'L' && head[2] == 0 && head[3] == 0
                        || (head[1] == 'i' || head[1] == 'U') && head[2] > 0 && head[3] >= 'a' && head[3] <= 'z');
    }

    private static boolean begins(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        ByteReader in = new ByteReader(content::read);
        int first = new ByteReader(content::read).u8();
        if (first == 't') {
            LightGbmText.read(content);
        } else if (first == 'C') {
            CatBoostModel.read(content);
        } else {
            value(in, in.u8(), 0);
            if (!in.atEnd()) {
                throw new IOException("there are bytes after the model, from byte %d on".formatted(in.position()));
            }
        }
    }

    /** One value of <a href="https://ubjson.org/type-reference/">universal binary JSON</a>. */
    private static void value(ByteReader in, int type, int depth) throws IOException {
        switch (type) {
            case '{', '[' -> container(in, type, depth + 1);
            case 'S', 'H' -> in.skip(length(in, in.u8()));
            default -> in.skip(width(in, type));
        }
    }

    private static void container(ByteReader in, int kind, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new IOException("lists within lists, deeper than %d".formatted(MOST_DEPTH));
        }
        int element = -1;
        long count = -1;
        int next = in.u8();
        if (next == '$') {
            element = in.u8();
            next = in.u8();
            if (next != '#') {
                throw new IOException("a list of one type without a length at byte %d".formatted(in.position()));
            }
        }
        if (next == '#') {
            count = length(in, in.u8());
            if (kind == '[' && element >= 0 && element != 'S' && element != 'H' && element != '[' && element != '{') {
                long width = width(in, element);
                if (width == 0 || count > Long.MAX_VALUE / width) {
                    throw new IOException("an impossible list at byte %d".formatted(in.position()));
                }
                in.skip(width * count);
                return;
            }
            next = -1;
        }
        int end = kind == '{' ? '}' : ']';
        for (long i = 0; count < 0 ? next != end : i < count; i++) {
            if (next < 0 && (kind == '{' || element < 0)) {
                next = in.u8();
            }
            if (kind == '{') {
                in.skip(length(in, next));
                next = element < 0 ? in.u8() : element;
            }
            value(in, element < 0 ? next : element, depth);
            next = count < 0 ? in.u8() : -1;
        }
    }

    private static long length(ByteReader in, int type) throws IOException {
        long length =
                switch (type) {
                    case 'i' -> (byte) in.u8();
                    case 'U' -> in.u8();
                    case 'I' -> (short) (in.u8() << 8 | in.u8());
                    case 'l' -> (int) big(in, 4);
                    case 'L' -> big(in, 8);
                    default ->
                        throw new IOException(
                                "a length of the unknown type %d at byte %d".formatted(type, in.position()));
                };
        if (length < 0) {
            throw new IOException("a negative length at byte %d".formatted(in.position()));
        }
        return length;
    }

    private static long big(ByteReader in, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    private static long width(ByteReader in, int type) throws IOException {
        return switch (type) {
            case 'Z', 'N', 'T', 'F' -> 0;
            case 'i', 'U', 'C' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default ->
                throw new IOException("a value of the unknown type %d at byte %d".formatted(type, in.position()));
        };
    }
}
