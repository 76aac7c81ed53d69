package io.jenkins.lib.modelgate.canary;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.JsonHttp;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.UnavailableException;

/** A running weighted proxy, over its admin listener: {@code GET} and {@code PUT /weights}, {@code GET /counters}. */
public final class ProxyTarget implements TrafficTarget {

    /** The body of {@code /weights}. */
    record Weights(@JsonProperty("candidate") Integer candidate) {}

    private final JsonHttp admin;

    /** @param connections stay the caller's to close */
    public ProxyTarget(HttpConnections connections, ServerUrl adminUrl) {
        this.admin = new JsonHttp(connections, adminUrl, "proxy");
    }

    @Override
    public String name() {
        return "the proxy at " + admin.server();
    }

    @Override
    public int candidateWeight() {
        return checked(admin.get("/weights", Weights.class));
    }

    @Override
    public void setCandidateWeight(int percent) {
        checked(admin.put("/weights", new Weights(percent), Weights.class));
    }

    @Override
    public Counters counters() {
        return admin.get("/counters", Counters.class);
    }

    private int checked(Weights weights) {
        Integer candidate = weights.candidate();
        if (candidate == null || candidate < 0 || candidate > 100) {
            throw new UnavailableException(
                    "What the proxy at %s answers to /weights has no \"candidate\" between 0 and 100; is it the admin URL of a Modelgate proxy?"
                            .formatted(admin.server()));
        }
        return candidate;
    }
}
