package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    private static final int MOST_IN_ALL = 1024;
    private static final int MOST = 16;
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
            if (ends.size() > MOST_IN_ALL) {
                throw new IOException("it has too many end records");
            }
        }
        return ends;
    }

    /**
     * The records that may be the archive's own: not those of archives that lie whole within one of its members, stored as they
     * are, which are looked at with the member. That counts only where the last record ends the file, so that every reader who
     * searches from the end takes it.
     *
     * @param unseen whether nobody would look for an archive in a member of this name
     */
    static List<ZipEnd> outermost(Content content, Predicate<String> unseen) throws IOException {
        List<ZipEnd> ends = of(content);
        if (ends.size() > 1 && ends.get(0).after() == content.size()) {
            List<Span> members = ends.get(0).stored(content, unseen);
            List<ZipEnd> own = new ArrayList<>(ends.subList(0, 1));
            for (ZipEnd end : ends.subList(1, ends.size())) {
                boolean within = false;
                for (Span member : members) {
                    within |= end.isWithin(member.start(), member.start() + member.size(), content);
                }
                if (!within) {
                    own.add(end);
                }
            }
            ends = own;
        }
        if (ends.size() > MOST) {
            throw new IOException("it has too many end records");
        }
        return ends;
    }

    /** Where the archive begins that this ends, if its headers tell the truth. */
    long start() {
        return directoryEnd - directoryBytes - directoryAt;
    }

    /** Whether the record and every directory that it may mean lie between two positions. */
    private boolean isWithin(long from, long to, Content content) throws IOException {
        boolean absolute = ZipHeader.at(content, directoryAt, true).isPresent();
        return directoryBytes >= 0
                && directoryAt >= 0
                && start() >= from
                && after <= to
                && (!absolute || directoryAt >= from && directoryAt < to);
    }

    /** The data of the members that are not compressed and reach into the last bytes, where end records are looked for. */
    private List<Span> stored(Content content, Predicate<String> unseen) throws IOException {
        List<Span> spans = new ArrayList<>();
        long at = directoryEnd - directoryBytes;
        for (Optional<ZipHeader> next = header(content, at); next.isPresent(); next = header(content, at)) {
            ZipHeader entry = next.get();
            at += entry.headerBytes();
            long local = entry.local() + Math.max(0, start());
            if (entry.method() != 0
                    || entry.packed() != entry.plain()
                    || unseen.test(entry.name())
                    || local + entry.packed() + FARTHEST < content.size() - FARTHEST) {
                continue;
            }
            Optional<ZipHeader> header = ZipHeader.at(content, local, false);
            if (header.isPresent() && header.get().name().equals(entry.name())) {
                spans.add(new Span(content, local + header.get().headerBytes(), entry.packed()));
            }
        }
        return spans;
    }

    private static Optional<ZipHeader> header(Content content, long at) throws IOException {
        return at < 0 ? Optional.empty() : ZipHeader.at(content, at, true);
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
