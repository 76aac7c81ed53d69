package io.jenkins.lib.modelgate.model;

import java.io.IOException;

/** The bytes of a model file, wherever they are. Reading forward is cheap, reading backward may not be. */
@FunctionalInterface
public interface Source {

    /**
     * @param position of the first byte wanted, from 0
     * @param target takes the bytes, from {@code offset} on
     * @param length most bytes wanted, at least 1
     * @return how many were read, at least 1; -1 where {@code position} is at or after the end
     * @throws IOException where the bytes cannot be read
     */
    int read(long position, byte[] target, int offset, int length) throws IOException;
}
