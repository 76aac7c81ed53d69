package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a step's outcome is kept: {@code <step>-<id>.json}, {@code <step>-<id>.html} and its attachments.
 *
 * @param json the report
 * @param html the same as a page
 * @param attachments what else the step left, in order of name
 */
public record ReportFiles(Path json, Path html, List<Path> attachments) {

    /** Findings that other tools read: an earlier report's must not pass for this one's. Profiles are meant to stay. */
    private static final List<String> FOR_OTHERS = List.of(".sarif", ".cdx.json");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    public ReportFiles {
        attachments = List.copyOf(attachments);
    }

    /**
     * Writes each file whole or not at all, the page first and the JSON last: where a JSON report is, the rest is too.
     * Findings that an earlier report of this name attached and this one does not are removed.
     *
     * @param folder made where it does not exist
     * @throws IllegalArgumentException where an attachment's name is not a plain file name or that of the report itself
     * @throws IOException where the disk refuses; no half-written file stays behind
     */
    public static ReportFiles write(Path folder, Outcome outcome) throws IOException {
        Report report = outcome.report();
        Path json = folder.resolve(report.fileStem() + ".json");
        Path html = folder.resolve(report.fileStem() + ".html");
        Map<String, String> attached = new TreeMap<>(outcome.attachments());
        attached.keySet().forEach(name -> requirePlain(name, report));
        AtomicFiles.write(html, ReportPage.render(report));
        List<Path> attachments = new ArrayList<>();
        for (Map.Entry<String, String> each : attached.entrySet()) {
            Path file = folder.resolve(each.getKey());
            AtomicFiles.write(file, each.getValue());
            attachments.add(file);
        }
        for (String ending : FOR_OTHERS) {
            String name = report.fileStem() + ending;
            if (!attached.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        AtomicFiles.write(json, Json.write(report));
        return new ReportFiles(json, html, attachments);
    }

    /**
     * Removes an earlier report and the findings beside it, the JSON first; what is meant to stay, such as profiles and the
     * journal of a rollout, stays.
     *
     * @param fileStem of the report
     * @return whether there was any
     */
    public static boolean remove(Path folder, String fileStem) throws IOException {
        boolean any = Files.deleteIfExists(folder.resolve(fileStem + ".json"));
        any |= Files.deleteIfExists(folder.resolve(fileStem + ".html"));
        for (String ending : FOR_OTHERS) {
            any |= Files.deleteIfExists(folder.resolve(fileStem + ending));
        }
        return any;
    }

    /** Every file, in the order in which they were written. */
    public List<Path> all() {
        List<Path> all = new ArrayList<>();
        all.add(html);
        all.addAll(attachments);
        all.add(json);
        return List.copyOf(all);
    }

    private static void requirePlain(String name, Report report) {
        // not case-sensitive, since some file systems are not
        boolean taken = name.equalsIgnoreCase(report.fileStem() + ".json")
                || name.equalsIgnoreCase(report.fileStem() + ".html");
        if (taken || !PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' cannot name an attachment".formatted(name));
        }
    }
}
