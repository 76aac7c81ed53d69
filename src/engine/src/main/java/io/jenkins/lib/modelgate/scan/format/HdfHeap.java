package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.util.Arrays;

/**
 * The heap of an HDF5 file, where values of varying length lie: collections of numbered objects
 * (<a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html#GlobalHeap">format, III.E</a>).
 */
final class HdfHeap {

    private static final byte[] MARK = {'G', 'C', 'O', 'L'};

    private final Content file;
    private final int offsets;
    private final int lengths;

    /** Objects that may still be passed over in search of another. */
    private long steps = 20_000_000;

    private long collection = -1;
    private long next;
    private int passed;

    /**
     * @param offsets how many bytes an address has in this file
     * @param lengths how many bytes a length has
     */
    HdfHeap(Content file, int offsets, int lengths) {
        this.file = file;
        this.offsets = offsets;
        this.lengths = lengths;
    }

    /** How many bytes a reference to the heap has where a value is meant to be. */
    int referenceSize() {
        return 8 + offsets;
    }

    /**
     * The bytes that a reference leads to.
     *
     * @param reference the number of elements, an address, and the object's number
     * @throws IOException where it leads to none
     */
    Content value(byte[] reference) throws IOException {
        long count = number(reference, 0, 4);
        long address = number(reference, 4, offsets);
        if (count == 0 || address == 0) {
            return new ByteContent(new byte[0]);
        }
        return object(address, (int) number(reference, 4 + offsets, 4));
    }

    private Content object(long address, int wanted) throws IOException {
        if (address != collection || passed >= wanted) {
            if (!Arrays.equals(ContentWindow.bytes(file, address, MARK.length), MARK)) {
                throw new IOException("there is no heap at byte %d, where a value is said to be".formatted(address));
            }
            collection = address;
            next = address + 8 + lengths;
            passed = 0;
        }
        long end = address + number(ContentWindow.bytes(file, address + 8, lengths), 0, lengths);
        while (next >= address && next < end && --steps > 0) {
            byte[] head = ContentWindow.bytes(file, next, 8 + lengths);
            int index = (int) number(head, 0, 2);
            long size = number(head, 8, lengths);
            if (index == 0 || size < 0 || size > file.size() - next) {
                break;
            }
            long start = next + 8 + lengths;
            next = start + (size + 7) / 8 * 8;
            passed = index;
            if (index == wanted) {
                return new ContentWindow(file, start, size);
            }
        }
        collection = -1;
        throw new IOException(
                "the heap at byte %d does not hold the value that is said to be there".formatted(address));
    }

    private static long number(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
