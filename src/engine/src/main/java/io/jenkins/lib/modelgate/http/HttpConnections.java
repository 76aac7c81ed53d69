package io.jenkins.lib.modelgate.http;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A pool of connections. Whatever goes through it is sent once and to where it was addressed: no redirects, no retries, no
 * cookies, no remembered credentials. Safe for use by several threads; made once and closed once by whoever made it.
 */
public final class HttpConnections implements Closeable {

    private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ofMilliseconds(500);

    private final CloseableHttpClient client;
    private final HttpSettings settings;
    private final ScheduledThreadPoolExecutor clock = clock();

    private HttpConnections(CloseableHttpClient client, HttpSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    public static HttpConnections open(HttpSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout response = Timeout.of(settings.responseTimeout());
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(settings.maxConnections())
                        .setMaxConnTotal(2 * settings.maxConnections())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(response)
                                .setTcpNoDelay(true)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(response)
                                // A server may have closed what lay idle; that is no failure of the server.
                                .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(response)
                        .setResponseTimeout(response)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent();
        settings.proxy().ifPresent(proxy -> builder.setProxy(new HttpHost(proxy.host(), proxy.port())));
        return new HttpConnections(builder.build(), settings);
    }

    /** For requests that this package has no words for. */
    public HttpClient client() {
        return client;
    }

    public HttpSettings settings() {
        return settings;
    }

    /**
     * For requests whose whole answer is wanted.
     *
     * @param within from before the connection to the answer's last byte, positive
     * @param maxBytes of an answer, unpacked where it is packed
     */
    public BoundedExchange exchange(Duration within, int maxBytes) {
        return new BoundedExchange(this, within, maxBytes);
    }

    /** Does something after a time, unless it is cancelled; it must be short. */
    Future<?> after(Duration time, Runnable what) {
        return clock.schedule(what, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "modelgate-http-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Cuts every connection at once. */
    @Override
    public void close() {
        clock.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
