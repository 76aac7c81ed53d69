package io.jenkins.lib.modelgate.http;

import java.util.Objects;

/** A forward proxy without authentication, as a network's administrator names it. */
public record ProxyAddress(String host, int port) {
    public ProxyAddress {
        Objects.requireNonNull(host, "host");
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port lies between 1 and 65535, not " + port);
        }
    }
}
