package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file of flat columns; only those wanted are read and decoded, a row group at a time. */
record ParquetTableFile(SourceFile source, List<String> columns, Map<String, Inference> types) implements TableFile {

    static ParquetTableFile open(SourceFile source) {
        try (ParquetFileReader reader = reader(source)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            Map<String, Inference> types = new LinkedHashMap<>();
            for (Type column : schema.getFields()) {
                if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
                    throw new UnavailableException("%s: the column '%s' is nested; a table's columns are flat."
                            .formatted(source.name(), column.getName()));
                }
                types.put(column.getName(), Inference.of(typeOf(source, column)));
            }
            return new ParquetTableFile(source, List.copyOf(types.keySet()), types);
        } catch (UnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(source, e);
        }
    }

    @Override
    public long read(List<Field> wanted, Batches out) {
        List<ParquetColumn> columns = new ArrayList<>();
        long[] row = {1};
        try (ParquetFileReader reader = reader(source)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            List<Type> projected = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                Type type = schema.getType(wanted.get(i).name());
                projected.add(type);
                columns.add(
                        new ParquetColumn(type.asPrimitiveType(), out.fillers().get(i)));
            }
            MessageType projection = new MessageType(schema.getName(), projected);
            reader.setRequestedSchema(projection);
            String writer = reader.getFileMetaData().getCreatedBy();
            while (readGroup(reader, projection, writer, wanted, columns, out, row)) {
                // one row group in memory at a time: the last one is out of reach here
            }
            return row[0] - 1;
        } catch (UnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(source, e);
        }
    }

    /** Whether there was another row group. */
    private boolean readGroup(
            ParquetFileReader reader,
            MessageType projection,
            String writer,
            List<Field> wanted,
            List<ParquetColumn> columns,
            Batches out,
            long[] row)
            throws IOException {
        PageReadStore group = next(reader);
        if (group == null) {
            return false;
        }
        var store = new ColumnReadStoreImpl(group, new ParquetRows(columns), projection, writer);
        List<ColumnReader> readers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            readers.add(store.getColumnReader(projection.getColumns().get(i)));
        }
        for (long left = group.getRowCount(); left > 0; ) {
            int count = (int) Math.min(left, out.space());
            for (int i = 0; i < columns.size(); i++) {
                int misfit = columns.get(i).fill(readers.get(i), out.row(), count);
                if (misfit >= 0) {
                    Field field = wanted.get(i);
                    String value = columns.get(i).shown();
                    throw Misfit.of(source, "row", row[0] + misfit, field.name(), value, field.type());
                }
            }
            out.advance(count);
            row[0] += count;
            left -= count;
        }
        return true;
    }

    private static PageReadStore next(ParquetFileReader reader) throws IOException {
        while (true) {
            int index = reader.getCurrentRowGroupIndex() + 1;
            boolean empty = index < reader.getRowGroups().size()
                    && reader.getRowGroups().get(index).getRowCount() == 0;
            if (!empty) {
                return reader.readNextRowGroup();
            }
            reader.skipNextRowGroup();
        }
    }

    private static ParquetFileReader reader(SourceFile source) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .usePageChecksumVerification(true)
                .build();
        return ParquetFileReader.open(new LocalInputFile(source.path()), options);
    }

    private static ColumnType typeOf(SourceFile source, Type column) {
        return ParquetValue.of(column.asPrimitiveType())
                .map(ParquetValue::type)
                .orElseThrow(() -> new UnavailableException(
                        "%s: the column '%s' is of the type %s, which cannot be read; leave it out or convert it."
                                .formatted(source.name(), column.getName(), column)));
    }

    private static UnavailableException damaged(SourceFile source, Exception e) {
        String reason = e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("").replaceAll("\\S*LocalInputFile@[0-9a-f]+", "it");
        return e instanceof UnsupportedOperationException
                ? new UnavailableException("%s cannot be read: %s.".formatted(source.name(), reason), e)
                : new UnavailableException(
                        "%s cannot be read as Parquet, it may be cut off or damaged: %s"
                                .formatted(source.name(), reason),
                        e);
    }
}
