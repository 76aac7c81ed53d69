package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a registry where there is nothing; also where one who began to make it was killed, but never over a damaged one. */
final class NewRegistry {

    private static final Set<String> OF_A_BEGINNING =
            Set.of(RegistryLock.FILE, Layout.BLOBS, Layout.INDEX, GivenNumbers.FILE, Incoming.FOLDER);

    private final Layout layout;

    NewRegistry(Layout layout) {
        this.layout = layout;
    }

    void create(Duration lockWait) {
        try {
            refuseOther();
            Files.createDirectories(layout.folder());
            RegistryLock.holding(layout.folder(), lockWait, this::createUnlessSomebodyDid);
        } catch (IOException e) {
            throw layout.unwritable(e);
        }
    }

    private Layout createUnlessSomebodyDid() throws IOException {
        if (!layout.hasMarker()) {
            sweep(layout.folder());
            refuseOther();
            GivenNumbers.begin(layout);
            layout.create();
        }
        return layout;
    }

    /** Whether something may be left of writing the folder's own files, or is being written. */
    static boolean hasRemains(Path folder) {
        try (DirectoryStream<Path> left = remains(folder)) {
            return left.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }

    private static DirectoryStream<Path> remains(Path folder) throws IOException {
        return Files.newDirectoryStream(folder, ".*" + AtomicFiles.TEMPORARY_SUFFIX);
    }

    /** Removes what was left of writing the folder's own files; only for who holds the lock. */
    static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> left = remains(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Refuses a folder with anything that is not the beginning of a registry. */
    private void refuseOther() {
        Path folder = layout.folder();
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new UnavailableException("%s is a file; name a folder for the registry.".formatted(folder));
        }
        if (holdsOther()) {
            throw new UnavailableException(
                    "%s holds other files and no registry; name a folder that is empty or does not exist."
                            .formatted(folder));
        }
        refuseRemains();
    }

    /** Whether there is anything that is not the beginning of a registry. */
    boolean holdsOther() {
        if (!Files.isDirectory(layout.folder())) {
            return Files.exists(layout.folder(), LinkOption.NOFOLLOW_LINKS);
        }
        try (Stream<Path> entries = Files.list(layout.folder())) {
            return entries.map(entry -> entry.getFileName().toString())
                    .anyMatch(name -> !OF_A_BEGINNING.contains(name) && !name.endsWith(AtomicFiles.TEMPORARY_SUFFIX));
        } catch (IOException e) {
            throw layout.unreadable(e);
        }
    }

    /**
     * Refuses what is left of a registry that has lost its marker.
     *
     * @throws UnavailableException where there is a version or a file of one
     */
    void refuseRemains() {
        Path folder = layout.folder();
        if (Files.exists(folder.resolve(Layout.INDEX))) {
            ObjectNode index = layout.index();
            if (!Layout.manifests(index).isEmpty()) {
                throw layout.damaged("it has no file " + Layout.MARKER);
            }
        }
        if (Files.isDirectory(layout.blobFolder())) {
            try (Stream<Path> blobs = Files.list(layout.blobFolder())) {
                if (blobs.findAny().isPresent()) {
                    throw layout.damaged("it has blobs and no file " + Layout.MARKER);
                }
            } catch (IOException e) {
                throw layout.unreadable(e);
            }
        }
        if (!GivenNumbers.read(layout).isEmpty()) {
            throw layout.damaged("it has given versions out and has no file " + Layout.MARKER);
        }
    }
}
