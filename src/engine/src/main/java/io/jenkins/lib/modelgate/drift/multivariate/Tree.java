package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A tree of yes-or-no questions about the bins of a row. */
final class Tree {

    private Split split;
    private Tree left;
    private Tree right;
    private double value;
    private final int from;
    private final int to;

    private Tree(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Grows a tree, always where it gains most.
     *
     * @param order the rows to grow it on; rearranged
     * @param gains for each column what its splits gain is added here
     */
    static Tree grow(
            BinnedColumns data, int[] order, double[] gradient, double[] curvature, int mostLeaves, double[] gains) {
        SplitSearch search = new SplitSearch(data, gradient, curvature);
        PriorityQueue<Tree> open = new PriorityQueue<>(
                Comparator.comparingDouble((Tree leaf) -> -leaf.split.gain()).thenComparingInt(leaf -> leaf.from));
        Tree root = new Tree(0, order.length);
        root.consider(search, order, gradient, curvature, open);
        for (int leaves = 1; leaves < mostLeaves && !open.isEmpty(); leaves++) {
            Tree leaf = open.remove();
            gains[leaf.split.column()] += leaf.split.gain();
            int middle = leaf.part(data, order);
            leaf.left = new Tree(leaf.from, middle);
            leaf.right = new Tree(middle, leaf.to);
            leaf.left.consider(search, order, gradient, curvature, open);
            leaf.right.consider(search, order, gradient, curvature, open);
        }
        return root;
    }

    /** What the tree says of a row. */
    double value(BinnedColumns data, int row) {
        Tree node = this;
        while (node.left != null) {
            node = node.split.left()[data.bin(node.split.column(), row)] ? node.left : node.right;
        }
        return node.value;
    }

    private void consider(SplitSearch search, int[] order, double[] gradient, double[] curvature, Queue<Tree> open) {
        double sum = 0;
        double curve = 0;
        for (int i = from; i < to; i++) {
            sum += gradient[order[i]];
            curve += curvature[order[i]];
        }
        value = curve > 0 ? -sum / curve : 0;
        split = search.best(order, from, to);
        if (split != null) {
            open.add(this);
        }
    }

    /** Puts the rows that go left before the others; returns where the others begin. */
    private int part(BinnedColumns data, int[] order) {
        int[] others = new int[to - from];
        int middle = from;
        int right = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (split.left()[data.bin(split.column(), row)]) {
                order[middle++] = row;
            } else {
                others[right++] = row;
            }
        }
        System.arraycopy(others, 0, order, middle, right);
        return middle;
    }
}
