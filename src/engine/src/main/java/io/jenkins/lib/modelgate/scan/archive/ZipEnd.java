package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A record that ends a zip archive, with its wide form where there is one.
 *
 * @param directoryEnd where the directory must end: at the first of the records behind it
 * @param after the first byte after the record and its comment
 * @param entries how many members it says there are
 */
record ZipEnd(long directoryEnd, long after, long entries, long directoryBytes, long directoryAt, String oddity) {

    static final int BYTES = 22;
    private static final int FARTHEST = BYTES + 0xffff;
    private static final long WIDE = 0xffffffffL;

    /** Every record in the last bytes of a part, the last one first. */
    static List<ZipEnd> of(Content content) throws IOException {
        long start = Math.max(0, content.size() - FARTHEST);
        byte[] tail = Heads.at(content, start, (int) (content.size() - start));
        List<ZipEnd> ends = new ArrayList<>();
        for (int at = tail.length - BYTES; at >= 0; at--) {
            if (Codec.begins(new byte[] {tail[at], tail[at + 1], tail[at + 2], tail[at + 3]}, 'P', 'K', 5, 6)) {
                ends.add(read(content, tail, at, start));
            }
            if (ends.size() > 16) {
                throw new IOException("it has too many end records");
            }
        }
        return ends;
    }

    /** Whether the last bytes hold such a record. */
    static boolean isIn(byte[] tail) {
        for (int at = tail.length - BYTES; at >= 0; at--) {
            if (tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6) {
                return true;
            }
        }
        return false;
    }

    private static ZipEnd read(Content content, byte[] tail, int at, long start) throws IOException {
        long position = start + at;
        String oddity = LittleEndian.u16(tail, at + 4) == 0 && LittleEndian.u16(tail, at + 6) == 0
                        || LittleEndian.u16(tail, at + 4) == 0xffff
                ? ""
                : "the end record speaks of several disks";
        long after = position + BYTES + LittleEndian.u16(tail, at + 20);
        long here = LittleEndian.u16(tail, at + 8);
        long entries = LittleEndian.u16(tail, at + 10);
        if (here != entries) {
            oddity = "the end record counts %d members here and %d in all".formatted(here, entries);
        }
        long bytes = LittleEndian.u32(tail, at + 12);
        long offset = LittleEndian.u32(tail, at + 16);
        byte[] locator = position >= 20 ? Heads.at(content, position - 20, 20) : new byte[0];
        if (locator.length < 20 || LittleEndian.u32(locator, 0) != 0x07064b50L) {
            return new ZipEnd(position, after, entries, bytes, offset, oddity);
        }
        long wideAt = LittleEndian.i64(locator, 8);
        long end = position - 20;
        byte[] wide = wideAt >= 0 ? Heads.at(content, wideAt, 56) : new byte[0];
        if (wide.length < 56 || LittleEndian.u32(wide, 0) != 0x06064b50L) {
            // after something that was put before the archive it lies just before its locator
            wideAt = end - 56;
            wide = wideAt >= 0 ? Heads.at(content, wideAt, 56) : new byte[0];
        }
        if (wide.length < 56 || LittleEndian.u32(wide, 0) != 0x06064b50L) {
            return new ZipEnd(end, after, entries, bytes, offset, "the wide end record is not where it is said to be");
        }
        long wideEntries = LittleEndian.i64(wide, 32);
        long wideBytes = LittleEndian.i64(wide, 40);
        long wideOffset = LittleEndian.i64(wide, 48);
        if (entries != 0xffff && entries != wideEntries
                || bytes != WIDE && bytes != wideBytes
                || offset != WIDE && offset != wideOffset) {
            oddity = "the two end records contradict one another";
        }
        return new ZipEnd(wideAt, after, wideEntries, wideBytes, wideOffset, oddity);
    }
}
