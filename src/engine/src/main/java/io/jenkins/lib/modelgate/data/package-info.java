/** Tables in: CSV, JSON Lines and Parquet as batches of columns, read from a workspace. */
package io.jenkins.lib.modelgate.data;
