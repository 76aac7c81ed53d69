package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.archive.FileContent;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through a model file, or every file of a folder, without loading anything. */
public final class ModelScan {

    private static final int MOST_FILES = 100_000;

    private final String name;
    private final Seen seen = new Seen();
    private final AllowFile allowed;
    private final Dispatch dispatch;
    private final Optional<Fingerprint> content;
    private long bytes;

    private ModelScan(Workspace workspace, String path, Optional<String> allow, ScanBounds bounds, Progress progress) {
        Path file = workspace.resolve(path);
        if (!Files.exists(file)) {
            throw new UnavailableException("The model file '%s' does not exist or cannot be read.".formatted(path));
        }
        this.name = workspace.name(file);
        this.content = Files.isRegularFile(file) ? Optional.of(Fingerprint.of(file)) : Optional.empty();
        this.allowed =
                allowFile(workspace, allow, content.map(Fingerprint::sha256).orElse(""));
        this.dispatch = new Dispatch(bounds, allowed, name, seen, progress);
    }

    /**
     * Scans by the rules that hold where nothing else is said.
     *
     * @param path a file or folder, relative to the workspace
     * @param allow the allow file; {@code modelgate-allow.txt} where nothing is said and there is one
     * @return a check a rule with findings, at least one check
     * @throws UnavailableException where the file cannot be opened at all
     */
    public static List<Check> checks(Workspace workspace, String path, Optional<String> allow, Progress progress) {
        return ScanChecks.of(of(workspace, path, allow, ScanBounds.usual(), progress));
    }

    static ModelScan of(
            Workspace workspace, String path, Optional<String> allow, ScanBounds bounds, Progress progress) {
        ModelScan scan = new ModelScan(workspace, path, allow, bounds, progress);
        progress.line("Scans " + path);
        Path file = workspace.resolve(path);
        try {
            if (Files.isDirectory(file)) {
                scan.folder(file);
            } else {
                scan.file(file, scan.name);
            }
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
        return scan;
    }

    private static AllowFile allowFile(Workspace workspace, Optional<String> allow, String digest) {
        if (allow.isPresent()) {
            return AllowFile.read(workspace.file(allow.get(), "allow file"), allow.get(), digest);
        }
        Path usual = workspace.root().resolve(AllowFile.DEFAULT);
        return Files.isRegularFile(usual) ? AllowFile.read(usual, AllowFile.DEFAULT, digest) : AllowFile.none();
    }

    private void file(Path file, String path) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        try (FileContent part = FileContent.open(file)) {
            bytes += part.size();
            dispatch.scan(Place.of(path.replaceAll("\\p{Cntrl}", "?")), String.valueOf(file.getFileName()), part);
        }
    }

    private void folder(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root.toRealPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return files.size() <= MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
        });
        if (files.size() > MOST_FILES) {
            seen.found(Finding.of(
                    Rule.TOO_MUCH, Place.of(name), "", "The folder holds more than %,d files.".formatted(MOST_FILES)));
        }
        if (files.isEmpty()) {
            seen.found(
                    Finding.of(Rule.UNREADABLE, Place.of(name), "", "The folder is empty: there is no model in it."));
        }
        files.sort(null);
        Path real = root.toRealPath();
        for (Path file : files) {
            inFolder(real, file);
        }
    }

    private void inFolder(Path root, Path file) {
        String path = name + "/" + root.relativize(file).toString().replace('\\', '/');
        Place place = Place.of(path.replaceAll("\\p{Cntrl}", "?"));
        try {
            if (Files.isSymbolicLink(file)) {
                Path target = file.toRealPath();
                if (!target.startsWith(root)) {
                    seen.found(Finding.of(
                            Rule.ESCAPING_PATH, place, "", "A symbolic link that leads out of the model's folder."));
                }
                if (!Files.isRegularFile(target)) {
                    return;
                }
            }
            file(file, path);
        } catch (IOException e) {
            seen.found(Finding.of(
                    Rule.UNREADABLE,
                    place,
                    "",
                    "It cannot be opened: %s.".formatted(e.getClass().getSimpleName())));
        }
    }

    String name() {
        return name;
    }

    /** Empty for a folder. */
    Optional<Fingerprint> content() {
        return content;
    }

    Seen seen() {
        return seen;
    }

    AllowFile allowed() {
        return allowed;
    }

    long bytes() {
        return bytes;
    }

    boolean isApproved() {
        return seen.findings().stream().noneMatch(finding -> finding.severity().standsAgainstApproval());
    }
}
