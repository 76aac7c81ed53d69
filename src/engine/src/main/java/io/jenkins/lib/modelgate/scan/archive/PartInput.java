package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.io.InputStream;

/** A part as a stream, from some byte on. */
final class PartInput extends InputStream {

    private final Content content;
    private long position;

    PartInput(Content content, long position) {
        this.content = content;
        this.position = position;
    }

    /** The byte that comes next. */
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = content.read(position, target, offset, length);
        position += Math.max(0, read);
        return read;
    }
}
