package io.jenkins.lib.modelgate.canary.embedded;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Headers that are about one connection and not about the message (RFC 9110, 7.6.1): a proxy does not pass them on. */
final class HopByHop {

    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            // Each side of the proxy says these anew.
            "content-length",
            "expect",
            "host");

    private final Set<String> names;

    /** @param connection the values of the message's {@code Connection} header, which name further ones */
    HopByHop(Collection<String> connection) {
        names = new HashSet<>(ALWAYS);
        for (String value : connection) {
            for (String name : value.split(",")) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    boolean holds(String header) {
        return names.contains(header.toLowerCase(Locale.ROOT));
    }
}
