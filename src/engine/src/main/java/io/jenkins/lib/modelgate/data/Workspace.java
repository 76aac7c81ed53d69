package io.jenkins.lib.modelgate.data;

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
import java.util.regex.PatternSyntaxException;

/** The folder that a user's relative paths start from. */
public final class Workspace {

    private static final int MAX_MATCHES = 100_000;

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
        } catch (InvalidPathException | IOException e) {
            throw new UnavailableException("The path '%s' cannot be followed: %s".formatted(path, e.getMessage()), e);
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
        if (!pattern.matches(".*[*?{\\[].*") || isFile(pattern)) {
            return List.of(file(pattern, role));
        }
        List<Path> found = walk(pattern, role);
        if (found.isEmpty()) {
            throw new UnavailableException("No file matches the %s '%s' in %s.".formatted(role, pattern, root));
        }
        return found;
    }

    /** How a user would name a file: relative to the workspace where it is inside, with forward slashes. */
    public String name(Path file) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    /** Whether a path is a file as it stands, though it holds characters that mean something in a glob. */
    private boolean isFile(String path) {
        try {
            return Files.isRegularFile(root.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static PathMatcher matcher(String pattern, String glob, String role) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new UnavailableException(
                    "The %s '%s' is no file and no glob: %s.".formatted(role, pattern, e.getDescription()), e);
        }
    }

    private List<Path> walk(String pattern, String role) {
        int wild = pattern.replaceAll("[*?{\\[].*", "").lastIndexOf('/');
        Path base = resolve(wild < 0 ? "." : pattern.substring(0, wild + 1));
        PathMatcher matcher = matcher(pattern, pattern.substring(wild + 1), role);
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(base)) {
            return found;
        }
        try {
            Files.walkFileTree(base, EnumSet.noneOf(FileVisitOption.class), 64, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (matcher.matches(base.relativize(file)) && !Files.isDirectory(file)) {
                        found.add(file(name(file), role));
                    }
                    return found.size() < MAX_MATCHES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }
            });
        } catch (IOException e) {
            throw new UnavailableException(
                    "The %s '%s' cannot be listed: %s".formatted(role, pattern, e.getMessage()), e);
        }
        if (found.size() >= MAX_MATCHES) {
            throw new UnavailableException(
                    "More than %,d files match the %s '%s'.".formatted(MAX_MATCHES, role, pattern));
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
