package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A file of a table as it was when it was opened; whether it still is can be asked. */
final class SourceFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final String name;
    private final long bytes;
    private final FileTime modified;

    /** @param name what messages call it */
    SourceFile(Path path, String name) {
        this.path = path;
        this.name = name;
        BasicFileAttributes now = attributes();
        this.bytes = now.size();
        this.modified = now.lastModifiedTime();
    }

    Path path() {
        return path;
    }

    String name() {
        return name;
    }

    long bytes() {
        return bytes;
    }

    /** The content, unzipped where the name ends in {@code .gz}. */
    InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            return name.toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? new GZIPInputStream(raw, BUFFER)
                    : new BufferedInputStream(raw, BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Refuses a file that somebody wrote to since it was opened: half of one and half of another is no data set. */
    void refuseChange() {
        BasicFileAttributes now = attributes();
        if (now.size() != bytes || !now.lastModifiedTime().equals(modified)) {
            throw new UnavailableException(
                    "%s changed while it was being read; read it when nobody writes to it.".formatted(name));
        }
    }

    /** The sentence for a file that failed on the way. */
    UnavailableException unreadable(Exception e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new UnavailableException("%s cannot be read: %s".formatted(name, reason), e);
    }

    private BasicFileAttributes attributes() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }
}
