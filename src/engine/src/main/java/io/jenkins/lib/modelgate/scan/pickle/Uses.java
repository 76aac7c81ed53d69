package io.jenkins.lib.modelgate.scan.pickle;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How an import is used in a stream: what is done with it, and to what it is applied. The arguments of what is reviewed are
 * named where they are imported, or made by something imported; of what only a user approved texts are, too.
 */
final class Uses {

    static final String CALLED = "called";
    static final String INSTANTIATED = "instantiated";
    static final String STATE = "given a state";

    private static final int MOST = 64;
    private static final int MOST_ELEMENTS = 16;
    private static final int DEPTH = 3;

    private final boolean texts;
    private final Set<String> told = new LinkedHashSet<>();
    private final Set<Integer> applied = new HashSet<>();
    private int lastArguments = Code.PLAIN;

    /** @param texts whether texts among arguments matter */
    Uses(boolean texts) {
        this.texts = texts;
    }

    /** What was done, such as {@code applied to builtins.print}, in the order in which it was first seen. */
    Set<String> told() {
        return told;
    }

    void add(String use) {
        told.add(use);
    }

    void applied(String use, int arguments, Objects objects) {
        add(use);
        if (arguments != lastArguments) {
            lastArguments = arguments;
            look(arguments, objects, DEPTH);
        }
    }

    private void look(int tuple, Objects objects, int depth) {
        int elements = Math.min(objects.size(tuple), MOST_ELEMENTS);
        for (int i = 0; i < elements; i++) {
            int code = objects.element(tuple, i);
            int kind = Code.kind(code);
            boolean named = kind == Code.IMPORT || kind == Code.RESULT;
            if (named || texts && (kind == Code.NAME || Code.isLongText(code))) {
                note(code, objects);
            } else if (depth > 0) {
                look(code, objects, depth - 1);
            }
        }
    }

    private void note(int code, Objects objects) {
        if (applied.size() < MOST) {
            if (applied.add(code)) {
                add("applied to " + objects.render(code));
            }
        } else if (!applied.contains(code)) {
            add("applied to more than " + MOST + " different things");
        }
    }
}
