package io.jenkins.lib.modelgate.scan.format;

import java.util.List;

/**
 * A node of a TensorFlow graph.
 *
 * @param inputs the first four: {@code node}, {@code node:0}, {@code node:output:0}, {@code ^node}
 * @param calls functions that its attributes name
 */
record GraphNode(long position, String name, String operator, List<String> inputs, List<String> calls) {

    /** The node or argument that an input comes from. */
    static String source(String input) {
        String name = input.startsWith("^") ? input.substring(1) : input;
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
