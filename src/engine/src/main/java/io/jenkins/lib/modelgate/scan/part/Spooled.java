package io.jenkins.lib.modelgate.scan.part;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A part in random access: itself where it offers that, a copy in a temporary file where it does not. */
public final class Spooled implements Content, Closeable {

    private static final long MOST = 4L << 30;

    private final Content content;
    private final Path file;
    private final FileChannel channel;
    private final long size;

    /** @throws TooMuchException where the copy would be larger than 4 GiB */
    public Spooled(Content content) throws IOException {
        this.content = content;
        if (content.isRandomAccess() && content.size() >= 0) {
            file = null;
            channel = null;
            size = content.size();
            return;
        }
        file = Files.createTempFile("modelgate-part", ".tmp");
        FileChannel opened = null;
        try {
            size = copy(content, file);
            opened = FileChannel.open(file, StandardOpenOption.READ);
        } finally {
            if (opened == null) {
                Files.deleteIfExists(file);
            }
        }
        channel = opened;
    }

    private static long copy(Content content, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(0, buffer, 0, buffer.length);
                    read > 0;
                    read = content.read(position, buffer, 0, buffer.length)) {
                out.write(buffer, 0, read);
                position += read;
                if (position > MOST) {
                    throw new TooMuchException("a part within a compressed one is larger than 4 GiB");
                }
            }
        }
        return position;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        return channel == null
                ? content.read(position, target, offset, length)
                : channel.read(ByteBuffer.wrap(target, offset, length), position);
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
        if (channel != null) {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
