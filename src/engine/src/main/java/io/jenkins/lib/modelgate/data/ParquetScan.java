package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** One reading of a Parquet file: each column by itself, on its lane, one of its pages in memory at a time. */
final class ParquetScan {

    private final SourceFile source;
    private final FileChannel channel;
    private final String writer;
    private final List<Field> wanted;
    private final Delivery out;
    private final List<ColumnDescriptor> descriptors = new ArrayList<>();
    private final List<ParquetColumn> columns = new ArrayList<>();
    private final Map<Integer, ParquetVectors> vectors = new HashMap<>();
    private final long firstRow;

    ParquetScan(SourceFile source, FileChannel channel, ParquetMetadata footer, List<Field> wanted, Delivery out) {
        this.source = source;
        this.channel = channel;
        this.writer = footer.getFileMetaData().getCreatedBy();
        this.wanted = wanted;
        this.out = out;
        this.firstRow = out.rows();
        MessageType schema = footer.getFileMetaData().getSchema();
        for (Field field : wanted) {
            Optional<ColumnDescriptor> list = ParquetVectors.leaf(schema, field.name());
            if (list.isPresent()) {
                vectors.put(columns.size(), new ParquetVectors(source, list.get()));
                descriptors.add(list.get());
                columns.add(null);
                continue;
            }
            ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {field.name()});
            descriptors.add(descriptor);
            columns.add(new ParquetColumn(descriptor.getPrimitiveType(), field));
        }
    }

    /** Hands over a row group: as one window, or cut into batches. */
    void hand(BlockMetaData group) {
        long rows = group.getRowCount();
        if (rows < 0) {
            throw ParquetTableFile.damaged(source, new IOException("a row group has %d rows".formatted(rows)));
        }
        Map<String, ColumnChunkMetaData> chunks = new HashMap<>();
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            chunks.put(chunk.getPath().toDotString(), chunk);
        }
        long atOnce = out.inBatches() ? out.batchRows() : Math.max(1, rows);
        for (long done = 0; done < rows; done += atOnce) {
            long count = Math.min(atOnce, rows - done);
            boolean first = done == 0;
            boolean last = done + count == rows;
            long row = out.rows() - firstRow;
            out.hand(count, (column, into) -> {
                if (first) {
                    open(
                            column,
                            chunks.get(String.join(".", descriptors.get(column).getPath())));
                }
                read(column, row, count, into);
                if (last) {
                    close(column);
                }
            });
        }
    }

    private void open(int column, ColumnChunkMetaData chunk) {
        try {
            if (chunk == null) {
                throw new IOException("a row group lacks the column '%s'"
                        .formatted(wanted.get(column).name()));
            }
            ChunkInput in = new ChunkInput(channel, chunk.getStartingPos());
            ParquetPages pages = new ParquetPages(in, chunk, descriptors.get(column), writer);
            if (vectors.containsKey(column)) {
                vectors.get(column).open(pages, chunk.getValueCount());
            } else {
                columns.get(column).open(pages);
            }
        } catch (IOException | RuntimeException e) {
            throw ParquetTableFile.damaged(source, e);
        }
    }

    private void close(int column) {
        if (vectors.containsKey(column)) {
            vectors.get(column).close();
        } else {
            columns.get(column).close();
        }
    }

    private void read(int column, long row, long count, ColumnSink into) {
        int batch = (int) Math.min(count, out.batchRows());
        Filler filler = Filler.of(wanted.get(column), batch, out.dictionary(column));
        for (long done = 0; done < count; done += batch) {
            int rows = (int) Math.min(batch, count - done);
            filler.clear();
            fill(column, filler, row + done, rows);
            into.add(filler.column(), rows);
        }
    }

    private void fill(int column, Filler filler, long row, int rows) {
        int misfit;
        try {
            if (vectors.containsKey(column)) {
                vectors.get(column).fill(filler, row, rows);
                return;
            }
            misfit = columns.get(column).fill(filler, 0, rows);
        } catch (UnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw ParquetTableFile.damaged(source, e);
        }
        if (misfit >= 0) {
            Field field = wanted.get(column);
            String value = columns.get(column).shown();
            throw new Delivery.AtRow(
                    firstRow + row + misfit,
                    Misfit.of(source, "row", row + misfit + 1, field.name(), value, field.type()));
        }
    }
}
