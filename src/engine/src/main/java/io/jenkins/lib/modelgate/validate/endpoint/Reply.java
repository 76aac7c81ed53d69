package io.jenkins.lib.modelgate.validate.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What came of one request.
 *
 * @param nanos from the request's first byte to the answer's last
 * @param answer the JSON that came back; empty where it failed
 * @param failure why it failed, as a clause: "answered 503"; empty where it did not
 */
record Reply(long nanos, Optional<JsonNode> answer, String failure) {

    static Reply answered(long nanos, JsonNode answer) {
        return new Reply(nanos, Optional.of(answer), "");
    }

    static Reply failed(long nanos, String why) {
        return new Reply(nanos, Optional.empty(), why);
    }

    boolean isFailed() {
        return answer.isEmpty();
    }
}
