package io.jenkins.lib.modelgate.data;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What Zstandard frames hold; broken ones are reported as input streams report what is broken. */
public final class ZstdInput extends FilterInputStream {

    private ZstdInput(InputStream in) {
        super(in);
    }

    /** @param raw whole frames one after another, with a window of at most 8 MiB each; best buffered */
    public static InputStream over(InputStream raw) {
        return new ZstdInput(new ZstdInputStream(new ZstdFrames(raw)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (MalformedInputException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("broken Zstandard data: " + e.getMessage(), e);
        }
    }
}
