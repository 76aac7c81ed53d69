package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What one header says of a member: an entry of the central directory, or the local header before the data.
 *
 * @param position of the header itself
 * @param headerBytes its length
 * @param local central: where the local header is said to be; local: its own position
 * @param external central: the attributes, of which the upper half are Unix's; otherwise 0
 * @param oddity what is wrong with the header in itself; empty for nothing
 */
record ZipHeader(
        boolean central,
        long position,
        int headerBytes,
        String name,
        int flags,
        int method,
        long crc,
        long packed,
        long plain,
        long local,
        long external,
        String oddity) {

    static final long LOCAL = 0x04034b50L;
    static final long CENTRAL = 0x02014b50L;

    /** Encrypted, strongly encrypted, central directory encrypted. */
    static final int ENCRYPTION = 0x2041;

    static final int PATCH = 0x20;
    static final int DESCRIPTOR = 8;
    private static final long WIDE = 0xffffffffL;

    /** The header at a position, where there is one. */
    static Optional<ZipHeader> at(Content content, long position, boolean central) throws IOException {
        int fixed = central ? 46 : 30;
        byte[] head = position < 0 ? new byte[0] : Heads.at(content, position, fixed);
        if (head.length < fixed || LittleEndian.u32(head, 0) != (central ? CENTRAL : LOCAL)) {
            return Optional.empty();
        }
        int shift = central ? 2 : 0;
        int nameBytes = LittleEndian.u16(head, 26 + shift);
        int extraBytes = LittleEndian.u16(head, 28 + shift);
        int commentBytes = central ? LittleEndian.u16(head, 32) : 0;
        byte[] rest = Heads.at(content, position + fixed, nameBytes + extraBytes);
        if (rest.length < nameBytes + extraBytes) {
            return Optional.empty();
        }
        Extra extra = new Extra(rest, nameBytes);
        int flags = LittleEndian.u16(head, 6 + shift);
        String name = new String(
                rest, 0, nameBytes, (flags & 0x800) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        long plain = extra.wide(LittleEndian.u32(head, 22 + shift));
        long packed = extra.wide(LittleEndian.u32(head, 18 + shift));
        long local = central ? extra.wide(LittleEndian.u32(head, 42)) : position;
        boolean elsewhere = central && LittleEndian.u16(head, 34) != 0 && LittleEndian.u16(head, 34) != 0xffff;
        return Optional.of(new ZipHeader(
                central,
                position,
                fixed + nameBytes + extraBytes + commentBytes,
                name,
                flags,
                LittleEndian.u16(head, 8 + shift),
                LittleEndian.u32(head, 14 + shift),
                packed,
                plain,
                local,
                central ? LittleEndian.u32(head, 38) : 0,
                elsewhere ? "it is said to be on another disk" : extra.oddity()));
    }

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean isLink() {
        return (external >>> 28 & 0xf) == 0xa;
    }

    boolean hasDescriptor() {
        return (flags & DESCRIPTOR) != 0;
    }

    /** The extra fields: wide numbers, and names that some readers take instead. */
    private static final class Extra {
        private final byte[] bytes;
        private int wideAt = -1;
        private int wideEnd;
        private String oddity = "";

        Extra(byte[] bytes, int from) {
            this.bytes = bytes;
            int at = from;
            while (at + 4 <= bytes.length) {
                int id = LittleEndian.u16(bytes, at);
                int length = LittleEndian.u16(bytes, at + 2);
                if (at + 4 + length > bytes.length) {
                    oddity = "an extra field is longer than the room for it";
                    return;
                }
                if (id == 1 && wideAt < 0) {
                    wideAt = at + 4;
                    wideEnd = at + 4 + length;
                } else if (id == 1) {
                    oddity = "it has two fields of wide sizes";
                } else if (id == 0x7075) {
                    unicodeName(at + 4, length, from);
                }
                at += 4 + length;
            }
        }

        private void unicodeName(int at, int length, int nameBytes) {
            boolean same = length == 5 + nameBytes;
            for (int i = 0; same && i < nameBytes; i++) {
                same = bytes[at + 5 + i] == bytes[i];
            }
            boolean ascii = true;
            for (int i = 0; i < nameBytes; i++) {
                ascii &= bytes[i] >= 0;
            }
            if (ascii && !same) {
                oddity = "an extra field gives it another name";
            }
        }

        long wide(long narrow) {
            if (narrow != WIDE || wideAt < 0) {
                return narrow;
            }
            if (wideAt + 8 > wideEnd) {
                oddity = "a wide size is missing";
                return narrow;
            }
            long value = LittleEndian.i64(bytes, wideAt);
            wideAt += 8;
            if (value < 0) {
                oddity = "a wide size is beyond any file";
                return Long.MAX_VALUE;
            }
            return value;
        }

        String oddity() {
            return oddity;
        }
    }
}
