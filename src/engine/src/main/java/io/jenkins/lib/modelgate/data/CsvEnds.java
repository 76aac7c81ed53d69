package io.jenkins.lib.modelgate.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where CSV records end: at line breaks outside quotes. As the parser has it, a quote counts only at the start of a field,
 * and two within quotes are a character.
 */
final class CsvEnds implements TextPieces.Ends {

    private final byte[] delimiter;
    private final byte[] mark;

    /** @param quote the character around fields that hold separators */
    CsvEnds(char delimiter, char quote) {
        this.delimiter = String.valueOf(delimiter).getBytes(StandardCharsets.UTF_8);
        this.mark = String.valueOf(quote).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int last(byte[] bytes, int length) {
        int[] open = new int[16]; // pairs: where stretches outside quotes begin and end
        int stretches = 0;
        int start = 0;
        for (int quote = find(bytes, 0, length); quote < length; ) {
            if (!beginsField(bytes, quote)) {
                quote = find(bytes, quote + mark.length, length);
                continue;
            }
            if (2 * stretches == open.length) {
                open = Arrays.copyOf(open, open.length * 2);
            }
            open[2 * stretches] = start;
            open[2 * stretches + 1] = quote;
            stretches++;
            start = endOfQuoted(bytes, quote, length);
            quote = find(bytes, start, length);
        }
        int end = lastBreak(bytes, start, length, length);
        while (end == 0 && stretches > 0) {
            stretches--;
            end = lastBreak(bytes, open[2 * stretches], open[2 * stretches + 1], length);
        }
        return end;
    }

    /** Behind the closing quote; {@code length} where it is not certain that there is one. */
    private int endOfQuoted(byte[] bytes, int quote, int length) {
        int behind = find(bytes, quote + mark.length, length) + mark.length;
        while (behind < length && isMark(bytes, behind, length)) {
            behind = find(bytes, behind + mark.length, length) + mark.length;
        }
        return Math.min(behind, length);
    }

    private boolean beginsField(byte[] bytes, int quote) {
        if (quote == 0 || bytes[quote - 1] == '\n' || bytes[quote - 1] == '\r') {
            return true;
        }
        int from = quote - delimiter.length;
        return from >= 0 && Arrays.equals(bytes, from, quote, delimiter, 0, delimiter.length);
    }

    /** Behind the last line break between two places, or 0. A carriage return may have its line feed still to come. */
    private static int lastBreak(byte[] bytes, int from, int to, int length) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == '\n' || bytes[at] == '\r' && at + 1 < length) {
                return at + 1;
            }
        }
        return 0;
    }

    private int find(byte[] bytes, int from, int length) {
        byte first = mark[0];
        int at = from;
        while (at < length && (bytes[at] != first || mark.length > 1 && !isMark(bytes, at, length))) {
            at++;
        }
        return at;
    }

    private boolean isMark(byte[] bytes, int at, int length) {
        int end = Math.min(length, at + mark.length);
        return Arrays.equals(bytes, at, end, mark, 0, mark.length);
    }
}
