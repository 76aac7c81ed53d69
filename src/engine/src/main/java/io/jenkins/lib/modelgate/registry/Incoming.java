package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.report.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where files are written before they are put into place: a folder beside the blobs, on the same file system.
 *
 * <p>Large files are written outside the registry's lock. So that what a killed process left can be told from what another
 * one is writing, each writer holds an operating system's lock on its own file: the system lets go of it when the process
 * ends, however it ends. Files of this very process are never opened for a look, since closing them would let go of the
 * writer's lock (POSIX locks belong to the process).
 */
final class Incoming {

    static final String FOLDER = ".incoming";

    private final Path folder;

    Incoming(Path layoutFolder) {
        this.folder = layoutFolder.resolve(FOLDER);
    }

    /** A place to write to, until it is closed. */
    Slot claim() throws IOException {
        while (true) {
            Files.createDirectories(folder);
            Path file = folder.resolve(thisProcess() + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
            FileChannel channel;
            try {
                channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (NoSuchFileException e) {
                continue; // the folder was removed between the two lines
            }
            boolean ours = false;
            try {
                channel.lock();
                // A sweep may have seen the file before it was locked.
                ours = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
                if (ours) {
                    return new Slot(file, channel);
                }
            } finally {
                if (!ours) {
                    channel.close();
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether anybody is writing or left something behind. */
    boolean isUsed() {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return entries.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }

    /** Removes what writers that are no more left behind; what cannot be removed waits for the next time. */
    void sweep() {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!nameOf(entry).startsWith(thisProcess())) {
                    sweep(entry);
                }
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException ignored) {
            return;
        }
    }

    /** Removes the folder itself where nothing is left in it. */
    void dissolve() throws IOException {
        Files.deleteIfExists(folder);
    }

    private static void sweep(Path entry) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            // A slot's folder is made after its file and goes before it.
            if (!Files.exists(fileOf(entry), LinkOption.NOFOLLOW_LINKS)) {
                deleteTree(entry);
            }
            return;
        }
        try (FileChannel channel = FileChannel.open(entry, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                deleteTree(folderOf(entry));
                Files.deleteIfExists(entry);
            }
        } catch (NoSuchFileException finished) {
            return;
        }
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling(nameOf(file) + ".d");
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Path fileOf(Path folder) {
        String name = nameOf(folder);
        return folder.resolveSibling(name.substring(0, Math.max(1, name.length() - 2)));
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(root)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /** Tells this process from others, also from an earlier one with the same number, as in a container. */
    private static String thisProcess() {
        return ProcessHandle.current().pid() + "-"
                + ManagementFactory.getRuntimeMXBean().getStartTime() + "-";
    }

    /** A file, and a folder beside it where one is needed, that no other process removes until this is closed. */
    static final class Slot implements AutoCloseable {

        private final Path file;
        private final FileChannel channel;

        private Slot(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        Path file() {
            return file;
        }

        FileChannel channel() {
            return channel;
        }

        /** A folder for several files; made on the first call. */
        Path folder() throws IOException {
            return Files.createDirectories(folderOf(file));
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                deleteTree(folderOf(file));
                Files.deleteIfExists(file);
            }
        }
    }
}
