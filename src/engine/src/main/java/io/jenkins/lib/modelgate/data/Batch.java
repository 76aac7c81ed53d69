package io.jenkins.lib.modelgate.data;

import java.util.List;

/**
 * Some consecutive rows of a table. Valid only during the call that receives it.
 *
 * @param firstRow number of the batch's first row in the whole table, from 0
 * @param rows how many rows, at least 1
 * @param columns in the order they were asked for
 */
public record Batch(long firstRow, int rows, List<Column> columns) {}
