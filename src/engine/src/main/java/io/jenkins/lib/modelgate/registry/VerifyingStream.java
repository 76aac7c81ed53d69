package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.data.Fingerprint;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Reads a blob and, at its end, fails where it was not the blob that its name says. */
final class VerifyingStream extends FilterInputStream {

    /** What was read is not what was asked for; the message is the end of a sentence. */
    static final class OtherContentException extends IOException {
        private static final long serialVersionUID = 1L;

        OtherContentException(String how) {
            super(how);
        }
    }

    private final Oci.Descriptor expected;
    private final String what;
    private final MessageDigest digest = Fingerprint.newDigest();
    private long count;
    private boolean verified;

    VerifyingStream(InputStream in, Oci.Descriptor expected, String what) {
        super(in);
        this.expected = expected;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            count += read;
        }
        if (count > expected.size() || read < 0 && !verified) {
            verify();
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        // What is skipped is read too: a digest has no gaps.
        byte[] buffer = new byte[1 << 13];
        long skipped = 0;
        while (skipped < bytes) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, bytes - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left, and so verifies the whole. */
    void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (read(buffer, 0, buffer.length) >= 0) {
            continue;
        }
    }

    private void verify() throws IOException {
        if (count != expected.size()) {
            throw new OtherContentException("%s has %s %,d bytes"
                    .formatted(what, count > expected.size() ? "more than" : "fewer than", expected.size()));
        }
        String found = "sha256:" + HexFormat.of().formatHex(digest.digest());
        if (!found.equals(expected.digest())) {
            throw new OtherContentException(
                    "%s has the digest %s instead of %s".formatted(what, found, expected.digest()));
        }
        verified = true;
    }
}
