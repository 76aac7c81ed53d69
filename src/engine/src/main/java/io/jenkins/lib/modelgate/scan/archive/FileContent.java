package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file. */
public final class FileContent implements Content, Closeable {

    private final FileChannel channel;
    private final long size;

    private FileContent(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** @throws IOException where it cannot be opened */
    public static FileContent open(Path file) throws IOException {
        return new FileContent(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        if (position >= size) {
            return -1;
        }
        int read = channel.read(ByteBuffer.wrap(target, offset, length), position);
        if (read <= 0) {
            throw new IOException("the file became shorter while it was read");
        }
        return read;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
