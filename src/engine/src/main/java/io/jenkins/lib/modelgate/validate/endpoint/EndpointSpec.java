package io.jenkins.lib.modelgate.validate.endpoint;

import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a user may say about a running endpoint.
 *
 * @param url where requests are posted to
 * @param golden JSON Lines file of requests, with the responses that are expected
 * @param tolerance by how much a number of an answer may miss the expected one, absolutely and again relative to it
 * @param warmUp requests before anything is measured
 * @param requests how many are measured; never fewer than the golden file has
 * @param concurrency how many callers there are, each of which sends its next request when the last one is answered
 * @param timeout for one request, from its first byte to the answer's last
 * @param credentials names the login to the endpoint; empty for none
 */
public record EndpointSpec(
        ServerUrl url,
        String golden,
        double tolerance,
        int warmUp,
        int requests,
        int concurrency,
        Duration timeout,
        Optional<String> credentials) {

    private static final String ENDPOINT = "endpoint";
    private static final double USUAL_TOLERANCE = 1e-6;
    private static final int USUAL_WARM_UP = 10;
    private static final int USUAL_REQUESTS = 400;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_CALLERS = 256;

    /**
     * Reads and checks the settings of an endpoint; empty where none is named.
     *
     * @throws SettingsException where one is out of range, or said without an endpoint
     */
    public static Optional<EndpointSpec> from(Settings settings) {
        Optional<String> said = settings.text(ENDPOINT);
        Optional<String> golden = settings.path("golden");
        double tolerance = settings.number("tolerance", 0, 1).orElse(USUAL_TOLERANCE);
        int warmUp = settings.integer("warmUp", USUAL_WARM_UP, 0, MOST_REQUESTS);
        int requests = settings.integer("requests", USUAL_REQUESTS, 1, MOST_REQUESTS);
        int concurrency = settings.integer("concurrency", 1, 1, MOST_CALLERS);
        Duration timeout = settings.duration(
                "endpointTimeout", Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMinutes(10));
        Optional<String> credentials = settings.text("endpointCredentials");
        if (said.isEmpty()) {
            for (String name : List.of(
                    "golden",
                    "tolerance",
                    "warmUp",
                    "requests",
                    "concurrency",
                    "endpointTimeout",
                    "endpointCredentials")) {
                if (settings.isSaid(name)) {
                    throw settings.wrong(name, "is about a running endpoint; name it with 'endpoint'");
                }
            }
            return Optional.empty();
        }
        ServerUrl url = ServerUrl.parse(said.get()).orElseThrow(() -> settings.wrong(ENDPOINT, ServerUrl.expected()));
        if (golden.isEmpty()) {
            throw settings.wrong(
                    "golden", "is missing: an endpoint is asked with the requests of a JSON Lines file that it names");
        }
        if (credentials.isPresent() && !url.scheme().equals("https") && !isThisMachine(url)) {
            throw settings.wrong(
                    ENDPOINT, "must be an https URL, since 'endpointCredentials' would travel in the open otherwise");
        }
        return Optional.of(
                new EndpointSpec(url, golden.get(), tolerance, warmUp, requests, concurrency, timeout, credentials));
    }

    private static boolean isThisMachine(ServerUrl url) {
        return List.of("localhost", "127.0.0.1", "[::1]").contains(url.host());
    }
}
