package io.jenkins.lib.modelgate.scan.part;

/** Bytes in memory, as a part. Not changed once made. */
public final class ByteContent implements Content {

    private final byte[] bytes;

    public ByteContent(byte[] bytes) {
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
