package io.jenkins.lib.modelgate.data;

import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** Shows Parquet's reader which column's values go where; rows are not put together. */
final class ParquetRows extends GroupConverter {

    private final List<ParquetColumn> columns;

    ParquetRows(List<ParquetColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    @Override
    public Converter getConverter(int index) {
        return columns.get(index);
    }

    @Override
    public void start() {
        // values go into batches by column
    }

    @Override
    public void end() {
        // values go into batches by column
    }
}
