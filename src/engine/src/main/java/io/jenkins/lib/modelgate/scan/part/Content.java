package io.jenkins.lib.modelgate.scan.part;

import java.io.IOException;

/**
 * The bytes of one part of a model: a file, a window of one, a member of an archive. Reading forward is cheap everywhere;
 * reading backward may mean decompressing again where {@link #isRandomAccess()} is false. Not safe for use by several
 * threads.
 */
public interface Content {

    /**
     * @param position of the first byte wanted, from 0
     * @param target takes the bytes, from {@code offset} on
     * @param length most bytes wanted, at least 1
     * @return how many were read, at least 1; -1 where {@code position} is at or after the end
     * @throws IOException where the part cannot be read, is damaged, or goes beyond the bounds of the scan
     */
    int read(long position, byte[] target, int offset, int length) throws IOException;

    /** How many bytes there are, or -1 where only reading to the end tells. */
    long size();

    /** Whether any byte can be read at once. */
    boolean isRandomAccess();
}
