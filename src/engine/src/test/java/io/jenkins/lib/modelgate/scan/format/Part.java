package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A part in memory, and what a scanner says of it. */
final class Part implements Content, Inspection {

    final String name;
    final byte[] bytes;
    final List<Finding> findings = new ArrayList<>();
    final List<String> imports = new ArrayList<>();
    final List<String> inner = new ArrayList<>();
    boolean randomAccess = true;
    int most = Integer.MAX_VALUE;
    int reads;

    Part(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static Part resource(String name) {
        try (InputStream in = Part.class.getResourceAsStream("/formats/" + name)) {
            return new Part(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Part text(String name, String text) {
        return new Part(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The same with one run of bytes replaced by another of the same length. */
    Part with(String old, String replacement) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (!text.contains(old) || old.length() != replacement.length()) {
            throw new IllegalArgumentException("cannot replace " + old);
        }
        return new Part(name, text.replace(old, replacement).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** The scanner that the head and name lead to; null where none knows them. */
    PartScanner scanner() {
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16));
        return Formats.all().stream()
                .filter(scanner -> scanner.recognises(name, head))
                .findFirst()
                .orElse(null);
    }

    Part scan() throws IOException {
        scanner().scan(Place.of(name), this, this);
        return this;
    }

    /** The subjects of all findings that stand against approval. */
    List<String> subjects() {
        return findings.stream()
                .filter(finding -> finding.severity().standsAgainstApproval())
                .map(finding -> finding.rule() + " " + finding.subject())
                .toList();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        reads++;
        if (position >= bytes.length) {
            return -1;
        }
        int some = (int) Math.min(Math.min(length, most), bytes.length - position);
        System.arraycopy(bytes, (int) position, target, offset, some);
        return some;
    }

    @Override
    public long size() {
        return randomAccess ? bytes.length : -1;
    }

    @Override
    public boolean isRandomAccess() {
        return randomAccess;
    }

    @Override
    public void found(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void imported(Place place, String module, String imported, String chain) {
        imports.add(module + "." + imported);
    }

    @Override
    public void inspect(Place place, String innerName, Content content) {
        inner.add(innerName);
    }
}
