package io.jenkins.lib.modelgate.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How servers are reached.
 *
 * @param connectTimeout until a connection stands, positive
 * @param responseTimeout until an answer begins, and again until it is complete, positive
 * @param maxConnections open at the same time to one server, at least 1
 * @param proxy a forward proxy for all of them, or empty
 */
public record HttpSettings(
        Duration connectTimeout, Duration responseTimeout, int maxConnections, Optional<ProxyAddress> proxy) {

    public HttpSettings {
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("the connect timeout must be positive");
        }
        if (responseTimeout.isNegative() || responseTimeout.isZero()) {
            throw new IllegalArgumentException("the response timeout must be positive");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("at least one connection is needed");
        }
    }

    /** 5 seconds to connect, 10 to answer, 8 connections, no proxy. */
    public static HttpSettings defaults() {
        return new HttpSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), 8, Optional.empty());
    }

    public HttpSettings withMaxConnections(int count) {
        return new HttpSettings(connectTimeout, responseTimeout, count, proxy);
    }

    public HttpSettings withProxy(ProxyAddress address) {
        return new HttpSettings(connectTimeout, responseTimeout, maxConnections, Optional.of(address));
    }
}
