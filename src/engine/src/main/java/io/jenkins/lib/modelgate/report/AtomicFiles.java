package io.jenkins.lib.modelgate.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Files that are whole or absent, also after the power went: temporary file, fsync, rename, fsync of the folder. */
public final class AtomicFiles {

    /** Marks what a killed process left behind; safe to delete when nobody writes. */
    public static final String TEMPORARY_SUFFIX = ".modelgate-tmp";

    /** Writes a file's content to a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFiles() {}

    /** Writes UTF-8 text, replacing what was there; makes the parent folders. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes what the content gives, replacing what was there; makes the parent folders. */
    public static void write(Path file, Content content) throws IOException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        // not createTempFile: its files are readable by their owner only, and the rename would keep that
        Path temporary = folder.resolve("." + UUID.randomUUID() + TEMPORARY_SUFFIX);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                OutputStream out = new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            replace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Puts a file that was written and forced to disk elsewhere on the same file system into place, replacing what was
     * there; its folder exists.
     */
    public static void replace(Path written, Path file) throws IOException {
        move(written, file);
        syncFolder(folderOf(file));
    }

    /** Appends a whole line and forces it to disk; a line cut short by a crash lacks its line break. */
    public static void appendLine(Path file, String line) throws IOException {
        Files.createDirectories(folderOf(file));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system of %s cannot rename atomically".formatted(to), e);
        }
    }

    private static void syncFolder(Path folder) {
        // Windows does not open folders as files; there the rename itself is journalled.
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            return;
        }
    }
}
