package io.jenkins.lib.modelgate.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where a server is: {@code http} or {@code https}, host, port and a leading path. It holds neither credentials nor a
 * query, so that it can be printed, logged and stored.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address; an IPv6 address in brackets
 * @param port 1 to 65535, or -1 for the scheme's own
 * @param path empty, or starts with a slash and does not end in one
 */
public record ServerUrl(String scheme, String host, int port, String path) {

    public ServerUrl {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(path, "path");
    }

    /** Whether a text means a URL at all, rather than a file. */
    public static boolean looksLikeOne(String text) {
        return text.matches("(?i)https?://.*");
    }

    /** Empty where the text is no such URL, or carries a user name, a password, a query or a fragment. */
    public static Optional<ServerUrl> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean usable = looksLikeOne(text.strip())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65535
                    && uri.getPort() != 0;
            return usable
                    ? Optional.of(new ServerUrl(
                            uri.getScheme().toLowerCase(Locale.ROOT),
                            uri.getHost(),
                            uri.getPort(),
                            uri.getRawPath().replaceAll("/+$", "")))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What {@link #parse} wants, to end a sentence with. */
    public static String expected() {
        return "must be an http or https URL without user name, password, query or fragment";
    }

    /** The server alone, as the client addresses it. */
    public HttpHost target() {
        return new HttpHost(scheme, host.replaceAll("[\\[\\]]", ""), port);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port) + path;
    }
}
