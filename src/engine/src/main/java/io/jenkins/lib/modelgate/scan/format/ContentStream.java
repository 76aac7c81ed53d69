package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.io.InputStream;

/** A part's bytes in order. Closing it does nothing: the part is not its own. */
final class ContentStream extends InputStream {

    private final Content content;
    private final byte[] one = new byte[1];
    private final long end;
    private long position;

    ContentStream(Content content) {
        this(content, 0, Long.MAX_VALUE);
    }

    ContentStream(Content content, long position, long end) {
        this.content = content;
        this.position = position;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int read = content.read(position, target, offset, (int) Math.min(length, end - position));
        position += Math.max(read, 0);
        return read;
    }
}
