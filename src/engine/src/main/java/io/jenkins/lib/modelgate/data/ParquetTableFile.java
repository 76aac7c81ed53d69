package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** A Parquet file of flat columns; only those wanted are read and decoded, a page at a time. */
record ParquetTableFile(SourceFile source, List<String> columns, Map<String, Inference> types, Set<String> floats)
        implements TableFile {

    static ParquetTableFile open(SourceFile source) {
        try (ParquetFileReader reader = reader(source)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            Map<String, Inference> types = new LinkedHashMap<>();
            Set<String> floats = new HashSet<>();
            for (Type column : schema.getFields()) {
                if (types.containsKey(column.getName())) {
                    throw new UnavailableException(
                            "%s has two columns named '%s'; rename one.".formatted(source.name(), column.getName()));
                }
                if (ParquetVectors.leaf(schema, column.getName()).isPresent()) {
                    types.put(column.getName(), Inference.of(ColumnType.VECTOR));
                    continue;
                }
                if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
                    types.put(
                            column.getName(),
                            Inference.unreadable(
                                    "%s: the column '%s' is nested; a table's columns are flat, or lists of floating-point numbers. Leave it out, or flatten it."
                                            .formatted(source.name(), column.getName())));
                    continue;
                }
                types.put(column.getName(), typeOf(source, column));
                if (column.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT) {
                    floats.add(column.getName());
                }
            }
            return new ParquetTableFile(source, List.copyOf(types.keySet()), types, floats);
        } catch (UnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(source, e);
        }
    }

    @Override
    public boolean isFloat(String column) {
        return floats.contains(column);
    }

    @Override
    public void read(List<Field> wanted, Delivery out, Pace pace) {
        ParquetMetadata footer;
        try (ParquetFileReader reader = reader(source)) {
            footer = reader.getFooter();
        } catch (IOException | RuntimeException e) {
            throw damaged(source, e);
        }
        try (FileChannel channel = FileChannel.open(source.path())) {
            ParquetScan scan = new ParquetScan(source, channel, footer, wanted, out);
            try {
                for (BlockMetaData group : footer.getBlocks()) {
                    scan.hand(group);
                }
            } finally {
                out.finish(); // while the channel is open
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static ParquetFileReader reader(SourceFile source) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .usePageChecksumVerification(true)
                .build();
        return ParquetFileReader.open(new LocalInputFile(source.path()), options);
    }

    private static Inference typeOf(SourceFile source, Type column) {
        return ParquetValue.of(column.asPrimitiveType())
                .map(value -> Inference.of(value.type()))
                .orElseGet(() -> Inference.unreadable(
                        "%s: the column '%s' is of Parquet's type %s, which cannot be read; convert it%s, or leave it out."
                                .formatted(
                                        source.name(),
                                        column.getName(),
                                        word(column),
                                        isHalf(column) ? " to float32" : "")));
    }

    private static boolean isHalf(Type column) {
        return column.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation;
    }

    /** What the type means, or how it is stored where it says no more: {@code float16}, {@code fixed_len_byte_array}. */
    private static String word(Type column) {
        Object word = column.getLogicalTypeAnnotation() == null
                ? column.asPrimitiveType().getPrimitiveTypeName()
                : column.getLogicalTypeAnnotation();
        return word.toString().toLowerCase(Locale.ROOT);
    }

    static UnavailableException damaged(SourceFile source, Exception e) {
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
