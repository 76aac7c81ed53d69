package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** NumPy's {@code .npy}: a header, then the bytes of an array; or a pickle, where its elements are Python objects. */
public final class NumpyScanner implements PartScanner {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int MOST_ARRAYS = 1 << 20;

    private final AllowList allowList;

    /** Judges how imports are used by the list that comes with Modelgate. */
    public NumpyScanner() {
        this(AllowList.reviewed());
    }

    /** @param allowList says how imports may be used */
    public NumpyScanner(AllowList allowList) {
        this.allowList = allowList;
    }

    @Override
    public String format() {
        return "NumPy array";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Imports imports = new Imports(allowList);
        Window window = new Window(content);
        try {
            arrays(window, imports);
        } catch (BrokenStream e) {
            PickleScanner.broken(imports, e);
        } finally {
            imports.tell(place, inspection);
        }
    }

    private static void arrays(Window window, Imports imports) throws IOException {
        for (int number = 0; number < MOST_ARRAYS; number++) {
            long start = window.position();
            if (!window.have(MAGIC.length)
                    || !Arrays.equals(window.bytes, window.next, window.next + MAGIC.length, MAGIC, 0, MAGIC.length)) {
                if (number == 0) {
                    throw BrokenStream.at(start, "there is no NumPy array");
                }
                if (!PickleScanner.isOnlyPadding(window, imports)) {
                    PickleScanner.trailing(imports, window.position());
                }
                return;
            }
            array(window, imports, start);
        }
        throw BrokenStream.beyondBounds(window.position(), "more than " + MOST_ARRAYS + " arrays follow one another");
    }

    private static void array(Window window, Imports imports, long start) throws IOException {
        window.skip(MAGIC.length);
        int version = window.read();
        window.read();
        int width = version == 1 ? 2 : 4;
        if (version < 1 || version > 3 || !window.have(width)) {
            throw BrokenStream.at(start, "the header of an array is of no version that there is");
        }
        NumpyHeader header = header(window, start, window.number(width));
        if (header.hasObjects()) {
            new Machine(window, imports, false).run();
        } else if (!window.skip(header.bytes())) {
            throw BrokenStream.at(start, "the file ends within an array");
        }
    }

    private static NumpyHeader header(Window window, long start, long length) throws IOException {
        if (length > LONGEST_HEADER) {
            throw BrokenStream.at(start, "the header of an array is longer than any");
        }
        byte[] text = new byte[(int) length];
        for (int i = 0; i < length; i++) {
            int read = window.read();
            if (read < 0) {
                throw BrokenStream.at(start, "the file ends within the header of an array");
            }
            text[i] = (byte) read;
        }
        try {
            return NumpyHeader.read(new String(text, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw BrokenStream.at(start, "the header of an array cannot be read, which has " + e.getMessage());
        }
    }
}
