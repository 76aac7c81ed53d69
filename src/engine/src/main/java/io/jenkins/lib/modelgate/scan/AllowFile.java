package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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

    private static final Pattern LINE =
            Pattern.compile("(import|operator|file|sha256:[0-9a-f]{64})\\s+(\\S+)\\s+#\\s*(\\S.*)");

    /** @param number of the line, from 1 */
    record Entry(int number, String kind, String what, String reason) {}

    /** What of a model an entry may approve: entries are found by it, so that a long file is as quick as a short one. */
    private record Key(String kind, String what) {}

    private record Glob(Entry entry, PathMatcher matcher) {}

    private final String name;
    private final List<Entry> entries;
    private final Map<Key, Entry> named = new HashMap<>();
    private final List<Glob> globs;
    private final Set<Entry> used = new HashSet<>();
    private final boolean digests;

    private AllowFile(String name, List<Entry> entries) {
        this.name = name;
        this.entries = List.copyOf(entries);
        this.digests = entries.stream().anyMatch(entry -> entry.kind().startsWith("sha256:"));
        entries.forEach(entry -> named.putIfAbsent(new Key(entry.kind(), entry.what()), entry));
        this.globs = entries.stream()
                .filter(entry -> entry.kind().equals("file"))
                .map(entry -> new Glob(entry, matcher(entry, name)))
                .toList();
    }

    /** Approves nothing. */
    static AllowFile none() {
        return new AllowFile("", List.of());
    }

    /**
     * Understands what was read.
     *
     * @throws UnavailableException where a line is no approval, or has no reason yet
     */
    static AllowFile of(AllowText read) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : read.text().lines().toList()) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                entries.add(entry(text, number, read.name()));
            }
        }
        return new AllowFile(read.name(), entries);
    }

    /** Whether a line has the form of an approval. */
    static boolean isLine(String text) {
        return LINE.matcher(text).matches();
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
        if (AllowSuggestion.isUnfilled(entry.reason())) {
            throw new UnavailableException(
                    "Line %d of the allow file %s has no reason yet: put who reviewed '%s' and why it is harmless in place of '%s'."
                            .formatted(number, name, entry.what(), entry.reason()));
        }
        boolean wild = entry.what().matches(".*[*?].*");
        if (wild && !entry.kind().equals("file")) {
            throw new UnavailableException(
                    "Line %d of the allow file %s has a wildcard; name what is approved.".formatted(number, name));
        }
        if (entry.kind().equals("import") && !entry.what().matches("[^.].*\\..*[^.]")) {
            throw new UnavailableException(
                    "Line %d of the allow file %s names no import: write its module too, such as 'package.module.Name'."
                            .formatted(number, name));
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

    /**
     * The reason why a finding is approved; empty where it is not.
     *
     * @param root the name of the file or folder that is scanned
     * @param digest of the file that the finding is in, 64 hexadecimal digits; only asked for where a line names one
     */
    Optional<String> reason(Finding finding, String root, Supplier<String> digest) {
        Optional<Entry> found = approving(finding, root, digests ? digest.get() : "");
        found.ifPresent(used::add);
        return found.map(entry -> "%s (%s, line %d)".formatted(entry.reason(), name, entry.number()));
    }

    /** Notes that an import was seen which an entry approves. */
    Optional<String> importReason(String dotted) {
        Optional<Entry> found = named("import", dotted);
        found.ifPresent(used::add);
        return found.map(Entry::reason);
    }

    private Optional<Entry> approving(Finding finding, String root, String digest) {
        Rule rule = finding.rule();
        String subject = finding.subject();
        Optional<Entry> found =
                named("sha256:" + digest, rule.id()).or(() -> named("sha256:" + digest, rule.id() + ":" + subject));
        return switch (rule) {
            case PICKLE_IMPORT, PICKLE_DANGEROUS -> found.or(() -> named("import", subject));
            case OPERATOR -> found.or(() -> named("operator", subject));
            case CUSTOM_OBJECT -> found.or(() -> named("import", subject)).or(() -> named("operator", subject));
            case UNKNOWN_FORMAT -> found.or(() -> file(finding.place().part(), root));
            default -> found;
        };
    }

    private Optional<Entry> named(String kind, String what) {
        return Optional.ofNullable(named.get(new Key(kind, what)));
    }

    private Optional<Entry> file(String part, String root) {
        try {
            Path wanted = Path.of(within(part, root));
            return globs.stream()
                    .filter(glob -> glob.matcher().matches(wanted))
                    .findFirst()
                    .map(Glob::entry);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A part by its name within what is scanned, as {@code file} lines name it. */
    static String within(String part, String root) {
        return part.startsWith(root + "!") || part.startsWith(root + "/") ? part.substring(root.length() + 1) : part;
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
