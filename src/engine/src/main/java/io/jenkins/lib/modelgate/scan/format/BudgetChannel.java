package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A part as a channel that may be read only so often, and so much: a reader that goes in circles, or over the same tree again
 * and again, comes to an end.
 */
final class BudgetChannel implements SeekableByteChannel {

    private final Content content;
    private final long size;
    private long position;
    private long reads;
    private long bytes;

    BudgetChannel(Content content) {
        this.content = content;
        this.size = content.size();
        // a header has some hundred bytes; one read for every 16 is more than any sound file takes
        this.reads = 100_000 + size / 16;
        this.bytes = (64L << 20) + 4 * size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        if (--reads < 0 || bytes < 0) {
            throw new IOException("its structure leads around in circles, or to the same places over and over");
        }
        // the library asks once, and takes what did not come for zeros
        byte[] some = new byte[Math.min(target.remaining(), 1 << 16)];
        int done = 0;
        while (target.hasRemaining() && position < size) {
            int read = content.read(position, some, 0, Math.min(some.length, target.remaining()));
            if (read < 0) {
                break;
            }
            target.put(some, 0, read);
            position += read;
            bytes -= read;
            done += read;
        }
        return done == 0 ? -1 : done;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new IOException("an address before the file's beginning");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // the part is not this channel's own
    }
}
