package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** The folder that a user's relative paths start from. */
public final class Workspace {

    private static final int MAX_MATCHES = 100_000;
    private static final int MAX_DEPTH = 64;

    private final Path root;
    private final boolean confined;

    private Workspace(Path root, boolean confined) {
        this.root = root.toAbsolutePath().normalize();
        this.confined = confined;
    }

    /** For a build server: no path leaves the folder, not even through a symbolic link. */
    public static Workspace confined(Path root) {
        return new Workspace(root, true);
    }

    /** For a person at a command line, who may name any file. */
    public static Workspace open(Path root) {
        return new Workspace(root, false);
    }

    public Path root() {
        return root;
    }

    /**
     * Where a path of the user's is; it need not exist.
     *
     * @throws UnavailableException where it is no path or leaves a confined workspace
     */
    public Path resolve(String path) {
        try {
            Path resolved = root.resolve(path).normalize();
            if (confined && !(resolved.startsWith(root) && realPath(resolved).startsWith(root.toRealPath()))) {
                throw new UnavailableException(
                        "The path '%s' leaves the workspace; name a file inside it.".formatted(path));
            }
            return resolved;
        } catch (InvalidPathException e) {
            throw new UnavailableException("The path '%s' is none on this system.".formatted(path), e);
        } catch (IOException e) {
            throw new UnavailableException(
                    "The path '%s' cannot be followed: %s.".formatted(path, DiskReason.of(e)), e);
        }
    }

    /**
     * An existing regular file.
     *
     * @param role what it is for, for the message, e.g. {@code model file}
     */
    public Path file(String path, String role) {
        Path file = resolve(path);
        if (Files.isDirectory(file)) {
            throw new UnavailableException("The %s '%s' is a folder; name a file.".formatted(role, path));
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UnavailableException("The %s '%s' does not exist or cannot be read.".formatted(role, path));
        }
        return file;
    }

    /**
     * The files that a path or glob ({@code *}, {@code **}, {@code ?}, {@code {a,b}}, {@code [a-z]}) stands for, sorted by
     * name; at least one.
     */
    public List<Path> files(String pattern, String role) {
        if (!isGlob(pattern)) {
            return List.of(file(pattern, role));
        }
        List<Path> found = matches(pattern, role, Files::isRegularFile);
        if (found.isEmpty()) {
            throw noMatch(pattern, role);
        }
        return found;
    }

    /** Whether it has wildcards, and is no file or folder as it stands. */
    boolean isGlob(String pattern) {
        return pattern.matches(".*[*?{\\[].*") && !exists(pattern);
    }

    /** The folder that a glob starts from: what is before its first wildcard. */
    Path base(String pattern) {
        int wild = wild(pattern);
        return resolve(wild < 0 ? "." : pattern.substring(0, wild + 1));
    }

    UnavailableException noMatch(String pattern, String role) {
        return new UnavailableException("No file matches the %s '%s' in %s.".formatted(role, pattern, root));
    }

    /** What a glob matches, sorted by name; links to folders are not followed. */
    List<Path> matches(String pattern, String role, Predicate<Path> kind) {
        Path base = base(pattern);
        PathMatcher matcher = matcher(pattern, pattern.substring(wild(pattern) + 1), role);
        return walk(base, pattern, role, path -> matcher.matches(base.relativize(path)) && kind.test(path));
    }

    /** The files in a folder and in the folders in it, sorted by name. */
    List<Path> under(Path folder, String role) {
        return walk(folder, name(folder), role, path -> {
            if (!path.equals(folder) && Files.isSymbolicLink(path) && Files.isDirectory(path)) {
                throw new UnavailableException(
                        "%s is a link to a folder, which is not followed; name that folder.".formatted(name(path)));
            }
            return Files.isRegularFile(path);
        });
    }

    /** How a user would name a file: relative to the workspace where it is inside, with forward slashes. */
    public String name(Path file) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    private boolean exists(String path) {
        try {
            return Files.exists(root.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Where the slash before the first wildcard is, or -1. */
    private static int wild(String pattern) {
        return pattern.replaceAll("[*?{\\[].*", "").lastIndexOf('/');
    }

    private static PathMatcher matcher(String pattern, String glob, String role) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new UnavailableException(
                    "The %s '%s' is no file and no glob: %s.".formatted(role, pattern, e.getDescription()), e);
        }
    }

    private List<Path> walk(Path base, String said, String role, Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(base)) {
            return found;
        }
        try {
            Path start = base.toRealPath(); // the walk would not begin at a link
            Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(start) ? FileVisitResult.CONTINUE : visitFile(folder, attributes);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path path = base.resolve(start.relativize(file));
                    if (wanted.test(path)) {
                        found.add(resolve(name(path)));
                    }
                    return found.size() <= MAX_MATCHES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }
            });
        } catch (IOException e) {
            throw new UnavailableException(
                    "The %s '%s' cannot be listed: %s.".formatted(role, said, DiskReason.of(e)), e);
        }
        if (found.size() > MAX_MATCHES) {
            throw new UnavailableException("More than %,d files match the %s '%s'.".formatted(MAX_MATCHES, role, said));
        }
        found.sort(null);
        return found;
    }

    /** The real place of a path, of which only a first part may exist yet. */
    private static Path realPath(Path path) throws IOException {
        for (Path existing = path; existing != null; existing = existing.getParent()) {
            if (Files.exists(existing, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                return existing.toRealPath().resolve(existing.relativize(path));
            }
        }
        return path;
    }
}
