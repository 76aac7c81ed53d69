package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.VisibleText;
import io.jenkins.lib.modelgate.scan.archive.ArchiveFormats;
import io.jenkins.lib.modelgate.scan.archive.Budget;
import io.jenkins.lib.modelgate.scan.archive.Storage;
import io.jenkins.lib.modelgate.scan.archive.ZipScanner;
import io.jenkins.lib.modelgate.scan.format.Formats;
import io.jenkins.lib.modelgate.scan.format.TorchBytecode;
import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.BrokenPartException;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import io.jenkins.lib.modelgate.scan.part.TooMuchException;
import io.jenkins.lib.modelgate.scan.pickle.AllowList;
import io.jenkins.lib.modelgate.scan.pickle.NumpyScanner;
import io.jenkins.lib.modelgate.scan.pickle.PickleScanner;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds for each part the scanner that knows it, within the bounds. A part that nobody knows is a finding, too. */
final class Dispatch {

    private static final int HEAD = 1 << 16;

    private static final String AS_ARCHIVE = "<as a zip archive>";

    /** Formats whose scanners make a finding of any byte that they do not account for. */
    private static final Set<String> HOLDERS = Set.of("tar archive", "NumPy array", "pickle");

    private final ScanBounds bounds;
    private final AllowList imports;
    private final AllowFile allowed;
    private final String root;
    private final Seen seen;
    private final Progress progress;
    private final PickleScanner pickles;
    private final List<PartScanner> scanners = new ArrayList<>();
    private final NumberFiles numbers = new NumberFiles();

    /** The digest of the file that is looked through. */
    private Supplier<String> file = () -> "";

    /** The part of which was last said that it cannot be read: once is enough. */
    private String unreadable = "\0";

    Dispatch(ScanBounds bounds, AllowFile allowed, String root, Seen seen, Progress progress) {
        this.bounds = bounds;
        this.allowed = allowed;
        this.root = root;
        this.seen = seen;
        this.progress = progress;
        this.imports = allowed.imports().isEmpty()
                ? AllowList.reviewed()
                : AllowList.reviewed().with(allowed.imports(), "the allow file " + allowed.name());
        this.pickles = new PickleScanner(imports);
        scanners.addAll(ArchiveFormats.all(new Budget(bounds.mostUnpacked(), bounds.mostRatio(), bounds.mostParts())));
        scanners.add(new NumpyScanner());
        scanners.add(pickles);
        scanners.addAll(Formats.all());
    }

    /**
     * Looks through one file.
     *
     * @param digest of the file, 64 hexadecimal digits; may take its time, and is only asked for where it matters
     */
    void scan(Place place, String name, Content content, Supplier<String> digest) {
        file = digest;
        part(place, name, content, 0);
    }

    /** To be called once all files were scanned: says what only then is known. */
    void finish() {
        numbers.unnamed().forEach(each -> found(each.finding(), each.digest()));
    }

    private void part(Place place, String name, Content content, int depth) {
        Inside inside = new Inside(depth);
        String format = "unknown";
        try {
            if (depth > bounds.mostDepth()) {
                throw new TooMuchException(
                        "archives lie more than %d deep in one another ('maxDepth')".formatted(bounds.mostDepth()));
            }
            if (seen.partCount() >= bounds.mostParts()) {
                throw new TooMuchException("there are more than %,d parts ('maxParts')".formatted(bounds.mostParts()));
            }
            byte[] head = head(content);
            boolean tensor = content instanceof Storage;
            Optional<PartScanner> scanner = tensor ? hidden(place, head) : recognise(name, head);
            format =
                    scanner.map(PartScanner::format).orElse(tensor ? "tensor" : head.length == 0 ? "empty" : "unknown");
            if (head.length > 0) {
                NamePromise.broken(place, name, format).ifPresent(this::found);
            }
            if (scanner.isPresent() && scanner.get() != pickles) {
                pickles.alsoIn(place, head, content, inside);
            }
            if (tensor) {
                pickles.alsoInNumbers(place, head, content, inside);
            }
            if (scanner.isPresent()) {
                scanner.get().scan(place, content, inside);
                if (TorchBytecode.isNamed(name)) {
                    TorchBytecode.scan(place, content, inside);
                }
            } else if (!tensor && head.length > 0) {
                unknown(place, name);
            }
            boolean zip = scanner.filter(ZipScanner.class::isInstance).isPresent();
            if (!zip && !tensor && ZipScanner.ends(content)) {
                asArchive(place, format, content, inside);
            }
        } catch (TooMuchException e) {
            seen.found(Finding.of(Rule.TOO_MUCH, place, "", "Not looked at to its end: %s.".formatted(e.getMessage())));
        } catch (IOException e) {
            // an archive tells of it, too, when it checks the rest of a member
            seen.found(Finding.of(
                    Rule.UNREADABLE,
                    e instanceof BrokenPartException broken ? place.at(broken.position()) : place,
                    "",
                    "It cannot be read to its end%s: %s"
                            .formatted(format.equals("unknown") ? "" : " as " + format, sentence(e))));
            unreadable = place.part();
        } catch (RuntimeException | StackOverflowError e) {
            // A reader that breaks has not read: never a pass, whatever the reason.
            seen.found(Finding.of(
                    Rule.UNREADABLE,
                    place,
                    "",
                    "The reader of %s broke on it: %s."
                            .formatted(format, e.getClass().getSimpleName())));
        } finally {
            seen.part(new SeenPart(place.text(), format, content.size()));
        }
    }

    /**
     * Looks at what ends as a zip archive for those who take it for one. Where its format accounts for every byte, the archive
     * is data of it, such as a member of a tar archive, and only what is in it counts.
     */
    private void asArchive(Place place, String format, Content content, Inside inside) throws IOException {
        List<Content> archives =
                inside.clean && HOLDERS.contains(format) ? ZipScanner.within(content) : List.<Content>of();
        if (archives.isEmpty()) {
            inside.found(Finding.of(
                    Rule.TAMPERED,
                    place,
                    "",
                    "It begins as %s and ends as a zip archive: readers differ in what they take it for."
                            .formatted(format)));
            scanners.get(0).scan(place.member(AS_ARCHIVE), content, inside);
        }
        for (Content archive : archives) {
            scanners.get(0).scan(place.member(AS_ARCHIVE), archive, inside);
        }
    }

    private static String sentence(IOException e) {
        if (e.getMessage() == null) {
            return e instanceof EOFException ? "it is cut off." : "it is broken.";
        }
        String message = VisibleText.line(e.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static byte[] head(Content content) throws IOException {
        byte[] head = new byte[HEAD];
        int have = 0;
        for (int read = content.read(0, head, 0, HEAD); read > 0; read = content.read(have, head, have, HEAD - have)) {
            have += read;
            if (have == HEAD) {
                return head;
            }
        }
        return Arrays.copyOf(head, have);
    }

    private Optional<PartScanner> recognise(String name, byte[] head) {
        return head.length == 0
                ? Optional.empty()
                : scanners.stream()
                        .filter(scanner -> scanner.recognises(name, head))
                        .findFirst();
    }

    /** The numbers of a tensor may begin like anything; what has a longer mark than chance makes is looked into. */
    private Optional<PartScanner> hidden(Place place, byte[] head) {
        if (head.length < 4) {
            return Optional.empty();
        }
        boolean marked = begins(head, 'P', 'K', 3, 4) || begins(head, 0x7f, 'E', 'L', 'F');
        if (!marked && (head[0] & 0xff) == 0x80 && head[1] >= 2 && head[1] <= 5) {
            seen.found(new Finding(
                    Rule.UNKNOWN_FORMAT,
                    Severity.INFO,
                    place,
                    "",
                    "A tensor's numbers begin as a pickle does; PyTorch does not read them as one.",
                    ""));
        }
        return marked ? recognise("", head) : Optional.empty();
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private void unknown(Place place, String name) {
        Finding finding = Finding.of(
                        Rule.UNKNOWN_FORMAT,
                        place,
                        VisibleText.line(name),
                        "Nobody here knows this format, so nobody can tell what it does.")
                .allowedBy(AllowKind.FILE);
        numbers.keep(finding, file);
    }

    private void found(Finding finding) {
        found(finding, file);
    }

    /** A finding that the allow file approves is kept, as worth knowing. */
    private void found(Finding finding, Supplier<String> digest) {
        if (finding.rule() == Rule.UNREADABLE
                && finding.subject().isEmpty()
                && finding.place().part().equals(unreadable)) {
            return;
        }
        Optional<String> reason =
                finding.severity().standsAgainstApproval() ? allowed.reason(finding, root, digest) : Optional.empty();
        if (reason.isEmpty() && finding.allow() == AllowKind.THIS_FILE) {
            seen.digest(finding.place().part(), digest.get());
        }
        seen.found(reason.map(why -> new Finding(
                        finding.rule(),
                        Severity.INFO,
                        finding.place(),
                        finding.subject(),
                        "Approved: " + why,
                        finding.chain()))
                .orElse(finding));
    }

    /** What a scanner tells of a part. */
    private final class Inside implements Inspection {
        private final int depth;

        /** Whether nothing was found of the part itself that stands against approval. */
        private boolean clean = true;

        Inside(int depth) {
            this.depth = depth;
        }

        @Override
        public void found(Finding finding) {
            clean = clean && !finding.severity().standsAgainstApproval();
            Dispatch.this.found(finding);
        }

        @Override
        public void imported(Place place, String module, String name, String chain) {
            String dotted = VisibleText.line(module + "." + name);
            Optional<String> own = allowed.importReason(dotted);
            Optional<Finding> judged = imports.judge(place, module, name, chain);
            seen.imported(new SeenImport(
                    dotted, place.text(), judged.isPresent() && own.isEmpty() ? "no" : own.orElse("reviewed")));
            judged.ifPresent(this::found);
        }

        @Override
        public void used(String module, String name, String use) {
            seen.used(new SeenUse(VisibleText.line(module + "." + name), use));
        }

        @Override
        public void operator(String name) {
            seen.operator(VisibleText.line(name));
        }

        @Override
        public void numbersIn(Place place, String location) {
            numbers.name(place, location);
        }

        @Override
        public void follow(Place place, Content content) throws IOException {
            pickles.alsoIn(place, head(content), content, this);
        }

        @Override
        public void inspect(Place place, String name, Content content) {
            if (seen.partCount() % 1_000 == 999) {
                progress.line("Looked at %,d parts".formatted(seen.partCount() + 1));
            }
            part(place, name, content, depth + 1);
        }
    }
}
