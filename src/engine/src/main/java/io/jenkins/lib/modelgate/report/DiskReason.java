package io.jenkins.lib.modelgate.report;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a disk would not read or write, for a person: Java has a class for it, and systems have words of their own. */
public final class DiskReason {

    /** What systems say, in lower case, and what it means. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("no space left", "the disk is full"),
            Map.entry("not enough space", "the disk is full"),
            Map.entry("quota", "the disk quota is used up"),
            Map.entry("read-only file system", "the file system is read-only"),
            Map.entry("write protected", "the file system is read-only"),
            Map.entry("permission denied", "this user has no permission"),
            Map.entry("access is denied", "this user has no permission"),
            Map.entry("operation not permitted", "this user has no permission"),
            Map.entry("no such file", "it does not exist"),
            Map.entry("not a directory", "a file is where a folder is needed"),
            Map.entry("is a directory", "it is a folder"),
            Map.entry("file name too long", "its name is too long for this file system"),
            Map.entry("too many open files", "this process has too many files open"),
            Map.entry("symbolic links", "it is a link that leads back to itself"),
            Map.entry("input/output error", "the disk does not answer as it should"),
            Map.entry("stale file handle", "the network folder it was on has gone"));

    private DiskReason() {}

    /** A clause without a full stop, such as {@code the disk is full}; what we said ourselves stays as it is. */
    public static String of(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        if (e instanceof ClosedByInterruptException) {
            return "it was interrupted";
        }
        return e instanceof FileSystemException file && file.getFile() != null ? of(file) : words(e.getMessage());
    }

    private static String of(FileSystemException e) {
        String file = named(e.getFile());
        if (e instanceof AccessDeniedException) {
            return "this user has no permission for " + file;
        }
        if (e instanceof FileAlreadyExistsException) {
            return file + " is a file, where a folder is needed";
        }
        if (e instanceof NoSuchFileException) {
            return file + " does not exist";
        }
        if (e instanceof NotDirectoryException) {
            return file + " is no folder";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return file + " is a folder that is not empty";
        }
        if (e instanceof FileSystemLoopException) {
            return file + " is a link that leads back to itself";
        }
        return "%s (%s)".formatted(words(e.getReason()), file);
    }

    /** A file that is being written is nobody's but ours; its folder is what a person knows. */
    private static String named(String file) {
        Path parent = Path.of(file).getParent();
        boolean ours = parent != null && file.endsWith(AtomicFiles.TEMPORARY_SUFFIX);
        return ours ? parent.toString() : file;
    }

    private static String words(String text) {
        if (text == null || text.isBlank()) {
            return "the system gives no reason";
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(each -> lower.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(text);
    }
}
