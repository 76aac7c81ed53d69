package io.jenkins.lib.modelgate.validate;

import java.util.List;

/** One column of all rows, in memory. */
sealed interface RowColumn {

    /**
     * @param values one a row, NaN where missing; not to be changed
     * @param areTimes whether they are points in time, in milliseconds since 1970
     */
    record Numbers(double[] values, boolean areTimes) implements RowColumn {}

    /**
     * @param codes one a row, -1 where missing; not to be changed
     * @param words the word of each code, each once, in order of first appearance
     */
    record Words(int[] codes, List<String> words) implements RowColumn {}
}
