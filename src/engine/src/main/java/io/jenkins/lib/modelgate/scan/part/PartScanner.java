package io.jenkins.lib.modelgate.scan.part;

import java.io.IOException;

/** Knows one format. */
public interface PartScanner {

    /** What a person calls the format: {@code pickle}, {@code ONNX}. */
    String format();

    /**
     * Whether a part is of this format, by what it holds first of all; the name only helps where the content says nothing.
     *
     * @param name the file's or member's own name, without folders
     * @param head the first bytes, at most 64 KiB, at least all there are when there are fewer
     */
    boolean recognises(String name, byte[] head);

    /**
     * Looks through a part and says what it finds. Never ends early without a finding that says so.
     *
     * @throws IOException where the part cannot be read to its end; the caller makes a finding of it
     */
    void scan(Place place, Content content, Inspection inspection) throws IOException;
}
