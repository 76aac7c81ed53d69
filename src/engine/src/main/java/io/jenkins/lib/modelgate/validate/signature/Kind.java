package io.jenkins.lib.modelgate.validate.signature;

import io.jenkins.lib.modelgate.data.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model takes in one place, and which columns hold such. */
enum Kind {
    INTEGER(
            List.of(ColumnType.INTEGER),
            List.of("integer", "long", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")),
    NUMBER(
            List.of(ColumnType.INTEGER, ColumnType.NUMBER),
            List.of("number", "float", "double", "float16", "bfloat16", "float32", "float64")),
    BOOLEAN(List.of(ColumnType.BOOLEAN), List.of("boolean", "bool")),
    TEXT(List.of(ColumnType.TEXT), List.of("text", "string")),
    TIMESTAMP(List.of(ColumnType.TIMESTAMP), List.of("timestamp", "datetime")),
    VECTOR(List.of(ColumnType.VECTOR), List.of("vector"));

    private final List<ColumnType> columns;
    private final List<String> names;

    Kind(List<ColumnType> columns, List<String> names) {
        this.columns = columns;
        this.names = names;
    }

    /** Whether a column of this type holds it. */
    boolean takes(ColumnType type) {
        return columns.contains(type);
    }

    /** The kind that a user's or a file's word means; empty for one that no column holds, such as a map. */
    static Optional<Kind> named(String type) {
        if (type.startsWith("array(")) {
            return Optional.of(VECTOR);
        }
        return Arrays.stream(values()).filter(kind -> kind.names.contains(type)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).flatMap(kind -> kind.names.stream()).toList();
    }

    /**
     * The whole numbers that a type has room for.
     *
     * @return the smallest and the largest; empty where it is not bounded, or no type of whole numbers
     */
    static Optional<double[]> range(String type) {
        return switch (type) {
            case "int8" -> Optional.of(new double[] {-128, 127});
            case "int16" -> Optional.of(new double[] {-32_768, 32_767});
            case "int32" -> Optional.of(new double[] {Integer.MIN_VALUE, Integer.MAX_VALUE});
            case "int64", "long" -> Optional.of(new double[] {-0x1p63, 0x1p63});
            case "uint8" -> Optional.of(new double[] {0, 255});
            case "uint16" -> Optional.of(new double[] {0, 65_535});
            case "uint32" -> Optional.of(new double[] {0, 4_294_967_295.0});
            case "uint64" -> Optional.of(new double[] {0, 0x1p64});
            default -> Optional.empty();
        };
    }
}
