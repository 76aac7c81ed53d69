package io.jenkins.lib.modelgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The commit that is checked out, read from the repository's own files: git itself need not be installed. */
final class GitHead {

    private static final String COMMIT = "[0-9a-f]{40}|[0-9a-f]{64}";

    private GitHead() {}

    /** Empty outside a repository, before its first commit, and in layouts that this does not read (worktrees). */
    static Optional<String> of(Path folder) {
        try {
            for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
                Path git = at.resolve(".git");
                if (Files.isDirectory(git)) {
                    return resolve(git, Files.readString(git.resolve("HEAD")).strip());
                }
            }
        } catch (IOException ignored) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> resolve(Path git, String head) throws IOException {
        if (!head.startsWith("ref: ")) {
            return Optional.of(head).filter(commit -> commit.matches(COMMIT));
        }
        String name = head.substring(5);
        Path loose = git.resolve(name).normalize();
        if (loose.startsWith(git.normalize()) && Files.isRegularFile(loose)) {
            return Optional.of(Files.readString(loose).strip()).filter(commit -> commit.matches(COMMIT));
        }
        Path packed = git.resolve("packed-refs");
        if (!Files.isRegularFile(packed)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(packed)) {
            return lines.filter(line -> line.endsWith(" " + name))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        }
    }
}
