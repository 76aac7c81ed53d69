package io.jenkins.lib.modelgate.scan.pickle;

import java.io.IOException;
import java.util.Arrays;

/**
 * PyTorch's older format: pickles of a magic number, of the protocol, of the system and of the model, whose tensors are
 * persistent ids; a pickle of the storages' keys; then each storage, its length in elements and its bytes.
 */
final class TorchFile {

    /** The magic number, 0x1950a86a20f9469cfc6c, as {@code LONG1} and {@code STOP}. */
    private static final byte[] MAGIC = {
        (byte) Op.LONG1, 10, 'l', (byte) 0xfc, (byte) 0x9c, 'F', (byte) 0xf9, ' ', 'j', (byte) 0xa8, 'P', 0x19, Op.STOP
    };

    private static final int PROTO = 2;
    private static final int FRAME = 9;
    private static final int PICKLES = 5;

    private TorchFile() {}

    static boolean begins(Window window) throws IOException {
        if (!window.have(PROTO + MAGIC.length) || (window.bytes[window.next] & 0xff) != Op.PROTO) {
            return false;
        }
        boolean framed = (window.bytes[window.next + PROTO] & 0xff) == Op.FRAME;
        int at = PROTO + (framed ? FRAME : 0);
        return window.have(at + MAGIC.length)
                && Arrays.equals(
                        window.bytes, window.next + at, window.next + at + MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Reads to the end of the storages. */
    static void read(Window window, Imports imports, int depth) throws IOException {
        Storages storages = new Storages();
        for (int number = 0; number < PICKLES; number++) {
            new Machine(window, imports, false, depth).counting(storages).run();
        }
        long start = window.position();
        long bytes = storages.bytesInFile();
        if (bytes < 0 || !window.skip(bytes)) {
            throw BrokenStream.at(start, "the storages that the model refers to are not what follows");
        }
    }
}
