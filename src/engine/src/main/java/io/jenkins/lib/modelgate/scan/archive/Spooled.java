package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part in random access: itself where it offers that, otherwise a copy in a temporary file. */
final class Spooled implements Content, Closeable {

    private static final long MOST = 4L << 30;

    private final Content content;
    private final Path file;

    private Spooled(Content content, Path file) {
        this.content = content;
        this.file = file;
    }

    static Spooled of(Content content) throws IOException {
        if (content.isRandomAccess() && content.size() >= 0) {
            return new Spooled(content, null);
        }
        Path file = Files.createTempFile("modelgate-part", ".tmp");
        FileContent copy = null;
        try {
            copy(content, file);
            copy = FileContent.open(file);
            return new Spooled(copy, file);
        } finally {
            if (copy == null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void copy(Content content, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(0, buffer, 0, buffer.length);
                    read > 0;
                    read = content.read(position, buffer, 0, buffer.length)) {
                out.write(buffer, 0, read);
                position += read;
                if (position > MOST) {
                    throw new TooMuchException("an archive within a compressed one is larger than 4 GiB");
                }
            }
        }
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        return content.read(position, target, offset, length);
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }

    @Override
    public void close() throws IOException {
        if (content instanceof FileContent copy && file != null) {
            copy.close();
            Files.deleteIfExists(file);
        }
    }
}
