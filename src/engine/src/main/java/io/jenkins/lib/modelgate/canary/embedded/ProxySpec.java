package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.time.Duration;
import java.util.Objects;

/**
 * A weighted proxy, as a user says it.
 *
 * @param listen where it takes traffic
 * @param admin where it is told the weights and asked for counters; without authentication, so not for a network
 * @param stable the server of the version in production
 * @param candidate the server of the version on trial
 * @param timeout how long either may take to answer, positive; a longer wait counts as an error
 */
public record ProxySpec(
        ListenAddress listen, ListenAddress admin, ServerUrl stable, ServerUrl candidate, Duration timeout) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public ProxySpec {
        Objects.requireNonNull(listen, "listen");
        Objects.requireNonNull(admin, "admin");
        Objects.requireNonNull(stable, "stable");
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(timeout, "timeout");
    }

    /**
     * Reads {@code listen}, {@code admin}, {@code stable}, {@code candidate} and {@code timeout}.
     *
     * @throws SettingsException for what is missing, wrong or unknown
     */
    public static ProxySpec from(Settings settings) {
        ProxySpec spec = new ProxySpec(
                address(settings, "listen", "127.0.0.1:8080"),
                address(settings, "admin", "127.0.0.1:8081"),
                server(settings, "stable"),
                server(settings, "candidate"),
                settings.duration("timeout", DEFAULT_TIMEOUT, Duration.ofMillis(10), Duration.ofMinutes(10)));
        settings.refuseUnknown();
        return spec;
    }

    private static ListenAddress address(Settings settings, String name, String defaultValue) {
        String text = settings.text(name).orElse(defaultValue);
        return ListenAddress.parse(text)
                .orElseThrow(() ->
                        settings.wrong(name, "must be host:port such as %s, not '%s'".formatted(defaultValue, text)));
    }

    private static ServerUrl server(Settings settings, String name) {
        return ServerUrl.parse(settings.requiredText(name))
                .orElseThrow(() -> settings.wrong(name, ServerUrl.expected()));
    }
}
