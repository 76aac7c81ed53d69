package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.AllowText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from the workspace what goes into a pack. */
final class PackSources {

    /** More reports than any pipeline writes: a glob that caught something else. */
    static final int MAX_REPORTS = 200;

    private static final long MAX_REPORT_BYTES = 16L << 20;

    /** A report and its JSON as it stands in the workspace. */
    record Attached(ReportFile report, byte[] json) {}

    /** The reports in the order of their step and id, and a sentence on each file that is none. */
    record Found(List<Attached> reports, List<String> problems) {}

    private final RegisterSpec spec;
    private final Workspace workspace;
    private final Progress progress;

    PackSources(RegisterSpec spec, Workspace workspace, Progress progress) {
        this.spec = spec;
        this.workspace = workspace;
        this.progress = progress;
    }

    static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new UnavailableException("%s is not empty; a pack needs a folder of its own.".formatted(folder));
            }
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be listed: %s.".formatted(folder, DiskReason.of(e)), e);
        }
    }

    String modelFileName() {
        String name =
                String.valueOf(workspace.file(spec.modelFile(), "model file").getFileName());
        Naming.fileProblem(name).ifPresent(problem -> {
            throw new UnavailableException("The model file %s; rename it.".formatted(problem));
        });
        return name;
    }

    /** Copies the model file into a blob; refuses one that somebody is still writing to. */
    Fingerprint copyModel(Blobs blobs, Layout target) {
        Path file = workspace.file(spec.modelFile(), "model file");
        BasicFileAttributes before = attributes(file);
        if (!before.isRegularFile()) {
            throw new UnavailableException("The model file '%s' is no regular file.".formatted(spec.modelFile()));
        }
        progress.line("Copying %s (%s bytes)".formatted(spec.modelFile(), Numbers.count(before.size())));
        Fingerprint copied;
        try (InputStream in = Files.newInputStream(file)) {
            copied = blobs.add(in);
        } catch (IOException e) {
            throw new UnavailableException(
                    "The model file '%s' cannot be copied to %s: %s."
                            .formatted(spec.modelFile(), target.folder(), DiskReason.of(e)),
                    e);
        }
        BasicFileAttributes after = attributes(file);
        if (copied.bytes() != before.size()
                || before.size() != after.size()
                || !before.lastModifiedTime().equals(after.lastModifiedTime())
                || !Objects.equals(before.fileKey(), after.fileKey())) {
            throw new UnavailableException(
                    "The model file '%s' changed while it was read; register it once it is written."
                            .formatted(spec.modelFile()));
        }
        return copied;
    }

    /** The allow file; none where the scan is switched off. */
    Optional<AllowText> allow() {
        return spec.scan().scan() ? AllowText.read(workspace, spec.scan().allow()) : Optional.empty();
    }

    Optional<byte[]> profile() {
        return spec.profile().map(path -> {
            byte[] json = content(workspace.file(path, "profile"), path);
            requireProfile(json, "The profile '%s'".formatted(path));
            progress.line("Attached the profile " + path);
            return json;
        });
    }

    /** Refuses what is no profile, or one that could not be compared with. */
    static void requireProfile(byte[] json, String what) {
        DatasetProfile.parse(new String(json, StandardCharsets.UTF_8), what);
    }

    Found reports() {
        List<Attached> reports = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<Path> files = new LinkedHashSet<>();
        spec.reports().forEach(pattern -> files.addAll(workspace.files(pattern, "reports")));
        if (files.size() > MAX_REPORTS) {
            throw new UnavailableException(
                    "'reports' stands for %d files, more than %d; name fewer.".formatted(files.size(), MAX_REPORTS));
        }
        for (Path file : files) {
            String path = workspace.name(file);
            byte[] json = content(file, path);
            try {
                ReportFile.read(path, json)
                        .ifPresentOrElse(
                                report -> reports.add(new Attached(report, json)),
                                () -> progress.line("Left out %s: it is not evidence".formatted(path)));
            } catch (UnavailableException e) {
                problems.add(e.getMessage());
            }
        }
        if (reports.isEmpty() && problems.isEmpty() && !files.isEmpty()) {
            problems.add("None of the %d files that 'reports' stands for is a report that can be evidence."
                    .formatted(files.size()));
        }
        reports.sort(Comparator.comparing(one -> one.report().stem()));
        reports.forEach(one -> progress.line(
                "Attached %s: %s".formatted(one.report().path(), one.report().verdict())));
        return new Found(List.copyOf(reports), List.copyOf(problems));
    }

    private static byte[] content(Path file, String path) {
        try {
            if (Files.size(file) > MAX_REPORT_BYTES) {
                throw new UnavailableException(
                        "%s is larger than %d MB and cannot be one of ours.".formatted(path, MAX_REPORT_BYTES >> 20));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be read: %s.".formatted(path, DiskReason.of(e)), e);
        }
    }

    private BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new UnavailableException(
                    "The model file '%s' cannot be read: %s.".formatted(spec.modelFile(), DiskReason.of(e)), e);
        }
    }
}
