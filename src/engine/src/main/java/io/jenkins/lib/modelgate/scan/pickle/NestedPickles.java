package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes and texts within a pickle that may be pickles themselves, for something that loads them later on. What they import
 * counts where they are one to the end, or as far as a call.
 */
final class NestedPickles {

    /** Depth of pickles in texts of pickles. */
    private static final int DEEPEST = 4;

    /** Bytes as protocol 2 writes them, in a text, that are looked into. */
    private static final int LONGEST_LATIN = 8 << 20;

    private final Window window;
    private final Imports imports;
    private final Operands operands;
    private final int depth;

    /** @param depth how many pickles the one is within whose bytes are looked into */
    NestedPickles(Window window, Imports imports, Operands operands, int depth) {
        this.window = window;
        this.imports = imports;
        this.operands = operands;
        this.depth = depth;
    }

    /** Passes over bytes; what is known of them is told by a code. */
    int bytes(long length, long at) throws IOException {
        long start = window.position();
        if (length < 4 || depth >= DEEPEST || !window.have(4) || !beginsLikePickle()) {
            operands.pass(length, at);
            return Code.PLAIN;
        }
        long end = window.narrow(start + length);
        int seen = lookInto(window, (window.bytes[window.next] & 0xff) == PROTO, at);
        window.widen(end);
        operands.pass(start + length - window.position(), at);
        return seen;
    }

    private boolean beginsLikePickle() {
        int first = window.bytes[window.next] & 0xff;
        int second = window.bytes[window.next + 1] & 0xff;
        return first == PROTO && second <= NEWEST || first == GLOBAL && Character.isLetter(second) || first == MARK;
    }

    /** Passes over a text too long for a name; what is known of it is told by a code. */
    int text(long length, long at) throws IOException {
        if (length <= 0 || length > LONGEST_LATIN || depth >= DEEPEST || !LatinText.beginsLikePickle(window)) {
            operands.pass(length, at);
            return Code.TEXT;
        }
        byte[] text = window.read((int) length);
        if (text == null) {
            throw Operands.cutOff(at);
        }
        byte[] latin = LatinText.bytes(text);
        int seen = latin == null ? Code.PLAIN : lookInto(new Window(new ByteContent(latin)), true, at);
        return seen == Code.TORCH_FILE ? seen : Code.TEXT;
    }

    /** Looks into what something that nobody approved is called with. */
    void argument(String text, long at) throws IOException {
        if (depth < DEEPEST) {
            lookInto(new Window(new ByteContent(text.getBytes(StandardCharsets.ISO_8859_1))), false, at);
        }
    }

    private int lookInto(Window inner, boolean isPickle, long at) throws IOException {
        Imports seen = new Imports(imports.allowList());
        int known = Code.PLAIN;
        try {
            if (TorchFile.begins(inner)) {
                TorchFile.read(inner, seen, depth + 1);
                known = Code.TORCH_FILE;
            } else {
                new Machine(inner, seen, true, depth + 1).run();
            }
        } catch (BrokenStream e) {
            if (e.isBound()) {
                seen.found(Rule.TOO_MUCH, at, "", "In a pickle within this one " + e.getMessage() + ".", "");
            } else if (!seen.isCalling()) {
                return Code.PLAIN;
            }
        }
        if (seen.isCalling() || known == Code.TORCH_FILE || isPickle) {
            imports.addAll(seen);
        }
        return known;
    }
}
