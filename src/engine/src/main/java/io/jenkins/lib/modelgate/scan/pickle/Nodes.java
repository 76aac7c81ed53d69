package io.jenkins.lib.modelgate.scan.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tuples that hold something imported, and calls of what is not approved, each distinct one once. Only the first elements of
 * a tuple are kept; what is imported is judged when it is imported, wherever it goes.
 */
final class Nodes {

    private static final int WIDTH = 16;
    private static final int MOST_EXACT = 1 << 15;
    private static final int MOST = 1 << 16;

    /** @param elements for a call, what is called and its arguments */
    private record Node(boolean call, int size, List<Integer> elements) {}

    private final Map<Node, Integer> ids = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();
    private long heaviestLost = 1;

    /** @param weight how many objects are in it, those in its tuples among them */
    int tuple(int[] stack, int from, int to, long weight) {
        return add(false, to - from, Arrays.copyOfRange(stack, from, Math.min(to, from + WIDTH)), weight);
    }

    int call(int callee, int arguments) {
        return add(true, 2, new int[] {callee, arguments}, 1);
    }

    boolean isCall(int payload) {
        return nodes.get(payload).call();
    }

    int size(int payload) {
        return nodes.get(payload).size();
    }

    /** Of what is kept of them. */
    int elements(int payload) {
        return nodes.get(payload).elements().size();
    }

    int element(int payload, int index) {
        return nodes.get(payload).elements().get(index);
    }

    /** How many objects are in it; of those that are not told apart, in the heaviest. */
    long weight(int payload) {
        return weights.get(payload);
    }

    /** What {@link #weight} says of the heaviest that is not kept. */
    long heaviestLost() {
        return heaviestLost;
    }

    private int add(boolean call, int size, int[] elements, long weight) {
        List<Integer> kept = new ArrayList<>(elements.length);
        for (int element : elements) {
            kept.add(nodes.size() < MOST_EXACT || Code.isMade(element) ? element : Code.PLAIN);
        }
        Node node = new Node(call, size, List.copyOf(kept));
        Integer id = ids.get(node);
        if (id == null) {
            if (nodes.size() >= MOST) {
                heaviestLost = Math.max(heaviestLost, weight);
                return Code.UNKNOWN;
            }
            id = nodes.size();
            nodes.add(node);
            weights.add(weight);
            ids.put(node, id);
        } else if (weight > weights.get(id)) {
            weights.set(id, weight);
        }
        return Code.of(Code.NODE, id);
    }
}
