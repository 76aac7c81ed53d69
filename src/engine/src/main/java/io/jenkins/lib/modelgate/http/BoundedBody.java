package io.jenkins.lib.modelgate.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Reads what another machine sends, up to a size and within a time. */
public final class BoundedBody {

    /** More came than was allowed. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int maxBytes) {
            super("more than %d bytes".formatted(maxBytes));
        }
    }

    private BoundedBody() {}

    /**
     * @param in read to its end, not closed
     * @param maxBytes how many are allowed
     * @param within for the whole of it; a socket's own timeout only bounds each single read
     * @throws TooLargeException where there are more
     * @throws InterruptedIOException where it takes longer
     */
    public static byte[] read(InputStream in, int maxBytes, Duration within) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (bytes.size() + read > maxBytes) {
                throw new TooLargeException(maxBytes);
            }
            bytes.write(buffer, 0, read);
            if (System.nanoTime() - start > within.toNanos()) {
                throw new InterruptedIOException("not complete in time");
            }
        }
        return bytes.toByteArray();
    }
}
