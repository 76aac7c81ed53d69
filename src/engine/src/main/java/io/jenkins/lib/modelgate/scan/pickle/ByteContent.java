package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Content;

/** Bytes in memory, as a part. */
final class ByteContent implements Content {

    private final byte[] bytes;

    ByteContent(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        if (position >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, target, offset, count);
        return count;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }
}
