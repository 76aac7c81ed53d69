package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.archive.FileContent;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looks through a model file, or every file of a folder, without loading anything. */
public final class ModelScan {

    private static final int MOST_FILES = 100_000;

    private final String name;
    private final Seen seen = new Seen();
    private final Optional<AllowText> allow;
    private final AllowFile allowed;
    private final Dispatch dispatch;
    private final Optional<Fingerprint> content;
    private long bytes;

    private ModelScan(Path file, String name, Optional<AllowText> allow, ScanBounds bounds, Progress progress) {
        this.name = name;
        this.content = Files.isRegularFile(file) ? Optional.of(Fingerprint.of(file)) : Optional.empty();
        this.allow = allow;
        this.allowed = allow.map(AllowFile::of).orElseGet(AllowFile::none);
        this.dispatch = new Dispatch(bounds, allowed, name, seen, progress);
    }

    /**
     * Scans by the bounds that hold where nothing else is said.
     *
     * @param path a file or folder, relative to the workspace
     * @param allow the allow file as {@link AllowText#read} takes it
     * @throws UnavailableException where the file cannot be opened at all, or the allow file cannot be read
     */
    public static ModelScan of(Workspace workspace, String path, Optional<String> allow, Progress progress) {
        return of(workspace, path, allow, ScanBounds.usual(), progress);
    }

    /**
     * Scans a file that is kept under another name than its own, as in a registry.
     *
     * @param name what the user calls it, which findings name and whose ending is held against the content
     * @throws UnavailableException where the file cannot be opened at all, or a line of the allow file is none
     */
    public static ModelScan of(Path file, String name, Optional<AllowText> allow, Progress progress) {
        return of(file, name, name, allow, ScanBounds.usual(), progress);
    }

    /** The checks of {@link #of(Workspace, String, Optional, Progress)}. */
    public static List<Check> checks(Workspace workspace, String path, Optional<String> allow, Progress progress) {
        return of(workspace, path, allow, progress).checks();
    }

    static ModelScan of(
            Workspace workspace, String path, Optional<String> allow, ScanBounds bounds, Progress progress) {
        Path file = workspace.resolve(path);
        return of(file, path, workspace.name(file), AllowText.read(workspace, allow), bounds, progress);
    }

    private static ModelScan of(
            Path file, String path, String name, Optional<AllowText> allow, ScanBounds bounds, Progress progress) {
        if (!Files.exists(file)) {
            throw new UnavailableException("The model file '%s' does not exist or cannot be read.".formatted(path));
        }
        progress.line("Scans " + path);
        try {
            BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
            ModelScan scan = new ModelScan(file, name, allow, bounds, progress);
            if (before.isDirectory()) {
                scan.folder(file);
                scan.dispatch.finish();
            } else {
                scan.file(file, name);
                scan.dispatch.finish();
                scan.requireContent();
                requireUnchanged(before, Files.readAttributes(file, BasicFileAttributes.class), path);
            }
            return scan;
        } catch (AccessDeniedException e) {
            throw new UnavailableException(
                    "%s cannot be read: the user that scans may not open %s.".formatted(path, e.getFile()), e);
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be read: %s.".formatted(path, DiskReason.of(e)), e);
        }
    }

    /** The digest in the report is to be that of what was scanned. */
    private static void requireUnchanged(BasicFileAttributes before, BasicFileAttributes after, String path) {
        if (before.size() != after.size()
                || !before.lastModifiedTime().equals(after.lastModifiedTime())
                || !Objects.equals(before.fileKey(), after.fileKey())) {
            throw new UnavailableException(
                    "The model file '%s' changed while it was scanned; scan it once it is written.".formatted(path));
        }
    }

    /** A download that was cut off at its start harms nobody, and is no model. In a folder, files may be empty. */
    private void requireContent() {
        if (bytes == 0) {
            seen.found(Finding.of(Rule.UNREADABLE, Place.of(name), "", "The file is empty: there is no model in it."));
        }
    }

    private void file(Path file, String path) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        try (FileContent part = FileContent.open(file)) {
            bytes += part.size();
            dispatch.scan(
                    Place.of(path),
                    path.substring(path.lastIndexOf('/') + 1),
                    part,
                    () -> content.orElseGet(() -> Fingerprint.of(file)).sha256());
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
        String path = name
                + (name.isEmpty() ? "" : "/")
                + root.relativize(file).toString().replace('\\', '/');
        Place place = Place.of(path);
        try {
            if (Files.isSymbolicLink(file)) {
                Path target = file.toRealPath();
                if (!target.startsWith(root)) {
                    seen.found(Finding.of(
                            Rule.ESCAPING_PATH, place, "", "A symbolic link that leads out of the model's folder."));
                }
                if (Files.isDirectory(target)) {
                    return; // what lies in the model's folder is looked at there
                }
            }
            file(file, path);
        } catch (IOException e) {
            seen.found(Finding.of(
                    Rule.UNREADABLE,
                    place,
                    "",
                    e instanceof NoSuchFileException
                            ? "The link leads nowhere."
                            : "It cannot be opened: %s.".formatted(reason(e))));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "the user that scans may not read it";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? "the system does not say why" : reason;
    }

    /** A check a rule with findings, what was looked at, what was imported; at least one check. */
    public List<Check> checks() {
        return ScanChecks.of(this);
    }

    /** The findings as SARIF 2.1.0. */
    public String sarif() {
        return Sarif.render(this);
    }

    /** Whether nothing stands against loading it. */
    public boolean isApproved() {
        return seen.isApproved();
    }

    /** The file that was scanned; empty for a folder. */
    public Optional<Fingerprint> content() {
        return content;
    }

    /**
     * The scan as a report of its own, to be kept.
     *
     * @param id 1 to 64 of {@code A-Z a-z 0-9 . _ -}
     * @param model the model's name, or null
     */
    public Report report(String id, String model, Clock clock) {
        return told(new ReportBuilder(Scan.STEP, id, clock), model).build(summary());
    }

    ReportBuilder told(ReportBuilder report, String model) {
        inputs().forEach(report::input);
        report.model(new ModelRef(model, null, content.map(Fingerprint::digest).orElse(null)));
        checks().forEach(report::check);
        return report.series("findings", seen.count(Severity.MEDIUM))
                .series("critical", seen.count(Severity.CRITICAL))
                .series("parts", seen.partCount())
                .series("bytes", bytes);
    }

    /** The model file, where it is one, and the allow file. */
    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        content.ifPresent(file -> inputs.add(file.asInput("model", name, null)));
        allowInput().ifPresent(inputs::add);
        return inputs;
    }

    /** The allow file that was judged by, as it went into the verdict. */
    public Optional<Input> allowInput() {
        return allow.map(read -> Fingerprint.ofText(read.text()).asInput("allow", read.name(), null));
    }

    /** How many parts, and the worst of what was found. */
    public String summary() {
        return ScanChecks.summary(this);
    }

    String name() {
        return name;
    }

    /** What it suggests for the allow file. */
    AllowAdvice advice() {
        return new AllowAdvice(name, seen);
    }

    /** The allow file that was read, or the one that would be. */
    String allowFileName() {
        return allow.map(AllowText::name).orElse(AllowText.DEFAULT);
    }

    Seen seen() {
        return seen;
    }

    AllowFile allowed() {
        return allowed;
    }
}
