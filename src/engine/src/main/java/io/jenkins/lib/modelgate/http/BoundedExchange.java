package io.jenkins.lib.modelgate.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/**
 * One request and its whole answer, within a time and up to a size. Whatever goes beyond is cut off: closing an answer that
 * has no end would read on to that end, and a socket's own timeout only bounds each single wait.
 */
public final class BoundedExchange {

    private final HttpConnections connections;
    private final Duration within;
    private final int maxBytes;

    /** Made by {@link HttpConnections#exchange}. */
    BoundedExchange(HttpConnections connections, Duration within, int maxBytes) {
        this.connections = connections;
        this.within = within;
        this.maxBytes = maxBytes;
    }

    /**
     * What came back.
     *
     * @param body in UTF-8; empty unless the status is 2xx: of all others it is not read
     */
    public record Answer(int status, String body) {
        public boolean isGood() {
            return isGood(status);
        }

        private static boolean isGood(int status) {
            return status >= 200 && status <= 299;
        }
    }

    /** The body is packed in a way that nobody asked for; the message says which, to follow "the server". */
    public static final class EncodingException extends IOException {
        private static final long serialVersionUID = 1L;

        EncodingException(String encoding) {
            super("answered in the encoding '%s', which nobody asked for".formatted(encoding));
        }
    }

    /** Ends an exchange of which the status is all that is wanted. */
    private static final class EnoughException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        EnoughException(int status) {
            super("answered " + status);
            this.status = status;
        }
    }

    /**
     * @throws BoundedBody.TooLargeException where the body is larger
     * @throws InterruptedIOException where it takes longer
     * @throws IOException where the exchange breaks off
     */
    public Answer send(ServerUrl server, HttpUriRequestBase request) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = connections.after(within, () -> {
            late.set(true);
            request.cancel();
        });
        try {
            return connections.client().execute(server.target(), request, response -> receive(request, response));
        } catch (EnoughException e) {
            return new Answer(e.status, "");
        } catch (IOException e) {
            if (late.get()) {
                InterruptedIOException tooLate = new InterruptedIOException("not complete in time");
                tooLate.initCause(e);
                throw tooLate;
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private Answer receive(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        try {
            if (!Answer.isGood(response.getCode())) {
                throw new EnoughException(response.getCode());
            }
            HttpEntity entity = response.getEntity();
            byte[] body = entity == null ? new byte[0] : BoundedBody.read(unpacked(entity), maxBytes, within);
            return new Answer(response.getCode(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            request.cancel();
            throw e;
        }
    }

    private static InputStream unpacked(HttpEntity entity) throws IOException {
        String encoding = entity.getContentEncoding() == null
                ? "identity"
                : entity.getContentEncoding().strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "identity", "" -> entity.getContent();
            case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent());
            default -> throw new EncodingException(encoding.matches("[a-z0-9-]{1,20}") ? encoding : "of another name");
        };
    }
}
