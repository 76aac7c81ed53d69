package io.jenkins.lib.modelgate.scan.archive;

/** Numbers as zip files write them, little end first. */
final class LittleEndian {

    private LittleEndian() {}

    static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }

    /** As a signed number; a negative one is none that a file can have. */
    static long i64(byte[] bytes, int at) {
        return u32(bytes, at) | u32(bytes, at + 4) << 32;
    }
}
