package io.jenkins.lib.modelgate.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a canary remembers across a crash: a file to which each state is appended, forced to disk, before what follows from
 * it is done. One JSON object a line; a last line without a line break was cut short and counts as never written. Belongs
 * to one canary, named by the digest of its spec.
 */
public final class CanaryJournal {

    private static final String SCHEMA = "modelgate.canary-journal/1";
    private static final long MAX_BYTES = 64L << 20;

    /** A line. */
    record Entry(String schema, String spec, CanaryState state) {}

    private final Path file;
    private final String specDigest;
    private CanaryState last;

    private CanaryJournal(Path file, String specDigest, CanaryState last) {
        this.file = file;
        this.specDigest = specDigest;
        this.last = last;
    }

    /**
     * Opens a journal where one may have been left, to go on from there; also one that has ended.
     *
     * @throws UnavailableException where it belongs to another canary, or cannot be read or written
     */
    public static CanaryJournal open(Path file, CanarySpec spec) {
        String digest = digest(spec);
        Optional<Entry> last = load(file);
        if (last.isPresent() && !last.get().spec().equals(digest)) {
            throw new UnavailableException(
                    "The journal %s belongs to another canary, which has %s; finish that one with the settings it was started with, or see that the candidate gets no traffic and delete the file."
                            .formatted(
                                    file.getFileName(),
                                    last.get().state().phase().isEnd() ? "ended" : "not ended"));
        }
        return new CanaryJournal(file, digest, last.map(Entry::state).orElse(null));
    }

    /**
     * Opens a journal for a run that a person started: goes on where a canary was cut off, and begins anew where the last
     * one has ended, whichever it was.
     *
     * @throws UnavailableException where it belongs to another canary that has not ended, or cannot be read or written
     */
    public static CanaryJournal openForRun(Path file, CanarySpec spec) {
        if (load(file).filter(last -> last.state().phase().isEnd()).isPresent()) {
            rewrite(file, "");
        }
        return open(file, spec);
    }

    /** The last state written; empty where the canary has not begun. */
    public synchronized Optional<CanaryState> last() {
        return Optional.ofNullable(last);
    }

    /** @throws UnavailableException where it could not be brought to disk */
    synchronized void append(CanaryState state) {
        try {
            AtomicFiles.appendLine(file, line(new Entry(SCHEMA, specDigest, state)));
            last = state;
        } catch (IOException e) {
            throw new UnavailableException(
                    "The journal %s cannot be written: %s.".formatted(file.getFileName(), DiskReason.of(e)), e);
        }
    }

    private static Optional<Entry> load(Path file) {
        String whole = wholeLines(file);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        String what = "The last line of the journal %s".formatted(file.getFileName());
        Entry entry = Json.read(whole.substring(whole.lastIndexOf('\n', whole.length() - 2) + 1), Entry.class, what);
        if (!SCHEMA.equals(entry.schema()) || entry.spec() == null || entry.state() == null) {
            throw new UnavailableException(
                    "%s is not a canary's state; see that the candidate gets no traffic and delete the file."
                            .formatted(what));
        }
        return Optional.of(entry);
    }

    /** Reads the file, and takes a line off its end that a crash cut short, so that the next one does not continue it. */
    private static String wholeLines(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnavailableException("The journal %s is larger than %d MB and cannot be one of ours."
                        .formatted(file.getFileName(), MAX_BYTES >> 20));
            }
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            String whole = new String(bytes, 0, end, StandardCharsets.UTF_8);
            if (end < bytes.length) {
                rewrite(file, whole);
            }
            return whole;
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UnavailableException(
                    "The journal %s cannot be read: %s.".formatted(file.getFileName(), DiskReason.of(e)), e);
        }
    }

    private static void rewrite(Path file, String text) {
        try {
            AtomicFiles.write(file, text);
        } catch (IOException e) {
            throw new UnavailableException(
                    "The journal %s cannot be written: %s.".formatted(file.getFileName(), DiskReason.of(e)), e);
        }
    }

    private static String digest(CanarySpec spec) {
        byte[] text = line(spec).getBytes(StandardCharsets.UTF_8);
        return "sha256:" + HexFormat.of().formatHex(Fingerprint.newDigest().digest(text));
    }

    private static String line(Object value) {
        try {
            return Json.mapper()
                    .writer()
                    .without(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }
}
