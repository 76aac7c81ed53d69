package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a model's owners have approved, in a file of their repository: a line an approval, with its reason.
 *
 * <pre>
 * import sklearn.foo.Bar           # reviewed by us, pure numbers
 * operator com.acme:Foo            # our own operator
 * file notes/*.bin                 # notes of the labellers, nobody loads them
 * sha256:&lt;64 digits&gt; part.unknown-format  # this very file, for this rule
 * </pre>
 */
final class AllowFile {

    static final String DEFAULT = "modelgate-allow.txt";
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern LINE =
            Pattern.compile("(import|operator|file|sha256:[0-9a-f]{64})\\s+(\\S+)\\s+#\\s*(\\S.*)");

    /** @param number of the line, from 1 */
    record Entry(int number, String kind, String what, String reason) {}

    private final String name;
    private final List<Entry> entries;
    private final Set<Entry> used = new LinkedHashSet<>();
    private final String digest;

    private AllowFile(String name, List<Entry> entries, String digest) {
        this.name = name;
        this.entries = List.copyOf(entries);
        this.digest = digest;
    }

    /** Approves nothing. */
    static AllowFile none() {
        return new AllowFile("", List.of(), "");
    }

    /**
     * @param name as the user named it
     * @param digest of the file that is scanned, 64 hexadecimal digits; empty for a folder
     */
    static AllowFile read(Path file, String name, String digest) {
        List<Entry> entries = new ArrayList<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnavailableException("The allow file %s is larger than 1 MiB.".formatted(name));
            }
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                entries.add(entry(text, number, name));
            }
        } catch (IOException e) {
            throw new UnavailableException("The allow file %s cannot be read: %s".formatted(name, e.getMessage()), e);
        }
        return new AllowFile(name, entries, digest);
    }

    private static Entry entry(String text, int number, String name) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new UnavailableException(
                    "Line %d of the allow file %s is none: write 'import module.name  # reason', 'operator name  # reason', 'file glob  # reason' or 'sha256:… rule  # reason'."
                            .formatted(number, name));
        }
        Entry entry =
                new Entry(number, line.group(1), line.group(2), line.group(3).strip());
        boolean wild = entry.what().matches(".*[*?].*");
        if (wild && !entry.kind().equals("file")) {
            throw new UnavailableException(
                    "Line %d of the allow file %s has a wildcard; name what is approved.".formatted(number, name));
        }
        if (entry.kind().equals("file")) {
            matcher(entry, name);
        }
        return entry;
    }

    private static PathMatcher matcher(Entry entry, String name) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + entry.what());
        } catch (PatternSyntaxException e) {
            throw new UnavailableException(
                    "Line %d of the allow file %s has no glob: %s.".formatted(entry.number(), name, e.getDescription()),
                    e);
        }
    }

    /** The imports that are approved, for the machine that also judges how they are used. */
    List<String> imports() {
        return entries.stream()
                .filter(entry -> entry.kind().equals("import"))
                .map(Entry::what)
                .toList();
    }

    /** The reason why a finding is approved; empty where it is not. */
    Optional<String> reason(Finding finding, String root) {
        Optional<Entry> found =
                entries.stream().filter(entry -> approves(entry, finding, root)).findFirst();
        found.ifPresent(used::add);
        return found.map(entry -> "%s (%s, line %d)".formatted(entry.reason(), name, entry.number()));
    }

    /** Notes that an import was seen which an entry approves. */
    Optional<String> importReason(String dotted) {
        Optional<Entry> found = entries.stream()
                .filter(entry -> entry.kind().equals("import") && entry.what().equals(dotted))
                .findFirst();
        found.ifPresent(used::add);
        return found.map(Entry::reason);
    }

    private boolean approves(Entry entry, Finding finding, String root) {
        Rule rule = finding.rule();
        return switch (entry.kind()) {
            case "import" ->
                (rule == Rule.PICKLE_IMPORT || rule == Rule.PICKLE_DANGEROUS || rule == Rule.CUSTOM_OBJECT)
                        && entry.what().equals(finding.subject());
            case "operator" ->
                (rule == Rule.OPERATOR || rule == Rule.CUSTOM_OBJECT)
                        && entry.what().equals(finding.subject());
            case "file" ->
                rule == Rule.UNKNOWN_FORMAT && inFile(entry, finding.place().part(), root);
            default ->
                entry.kind().equals("sha256:" + digest)
                        && (entry.what().equals(rule.id()) || entry.what().equals(rule.id() + ":" + finding.subject()));
        };
    }

    private boolean inFile(Entry entry, String part, String root) {
        String path =
                part.startsWith(root + "!") || part.startsWith(root + "/") ? part.substring(root.length() + 1) : part;
        try {
            return matcher(entry, name).matches(Path.of(path));
        } catch (java.nio.file.InvalidPathException e) {
            return false;
        }
    }

    /** The entries that approved nothing. */
    List<Entry> unused() {
        return entries.stream().filter(entry -> !used.contains(entry)).toList();
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }
}
