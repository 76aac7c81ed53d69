package io.jenkins.lib.modelgate.canary.embedded;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a server takes requests.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 1 to 65535, or 0 for any free one
 */
public record ListenAddress(String host, int port) {

    public ListenAddress {
        if (host.isBlank() || port < 0 || port > 65535) {
            throw new IllegalArgumentException("a server listens on a host and a port from 0 to 65535");
        }
    }

    /** This machine only, any free port. */
    public static ListenAddress loopback() {
        return new ListenAddress("127.0.0.1", 0);
    }

    /** Reads {@code host:port}; empty where the text is none. */
    public static Optional<ListenAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        return port > 65535 || host.isBlank() ? Optional.empty() : Optional.of(new ListenAddress(host, port));
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
