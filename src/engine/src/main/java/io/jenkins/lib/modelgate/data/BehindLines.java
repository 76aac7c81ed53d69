package io.jenkins.lib.modelgate.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Puts empty lines before a text, so that whoever counts lines counts on. */
final class BehindLines extends FilterReader {

    private long left;

    BehindLines(long lines, Reader text) {
        super(text);
        left = lines;
    }

    @Override
    public int read() throws IOException {
        if (left > 0) {
            left--;
            return '\n';
        }
        return super.read();
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (left == 0) {
            return super.read(into, from, length);
        }
        int count = (int) Math.min(left, length);
        for (int i = from; i < from + count; i++) {
            into[i] = '\n';
        }
        left -= count;
        return count;
    }
}
