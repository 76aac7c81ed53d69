package io.jenkins.lib.modelgate.canary.embedded;

import java.util.List;
import java.util.Map;

/**
 * A whole request.
 *
 * @param target path and query as they were sent, starting with a slash
 * @param body null where there is none
 */
record Request(String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {

    /** The target without its query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query without its question mark; empty where there is none. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The body, or nothing. */
    byte[] content() {
        return body == null ? new byte[0] : body;
    }
}
