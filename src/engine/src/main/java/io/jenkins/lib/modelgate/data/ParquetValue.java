package io.jenkins.lib.modelgate.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What a Parquet column's stored values mean, by the format's logical types.
 *
 * @param type what the column holds
 * @param stored how it is stored
 * @param logical what it means, or null
 * @param perMilli for instants stored as whole numbers, how many of their units make a millisecond
 * @param scale for decimals, the digits after the point, otherwise 0
 */
record ParquetValue(
        ColumnType type, PrimitiveTypeName stored, LogicalTypeAnnotation logical, long perMilli, int scale) {

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long MAX_EXACT = 1L << 53;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    /** Empty for types that are neither numbers, truths, instants nor words. */
    static Optional<ParquetValue> of(PrimitiveType column) {
        PrimitiveTypeName stored = column.getPrimitiveTypeName();
        LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
        ColumnType type = type(stored, logical);
        long perMilli = logical instanceof TimestampLogicalTypeAnnotation timestamp ? perMilli(timestamp.getUnit()) : 1;
        int scale = logical instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0;
        return Optional.ofNullable(type).map(known -> new ParquetValue(known, stored, logical, perMilli, scale));
    }

    private static ColumnType type(PrimitiveTypeName stored, LogicalTypeAnnotation logical) {
        if (logical instanceof DecimalLogicalTypeAnnotation) {
            return ColumnType.NUMBER;
        }
        return switch (stored) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case FLOAT, DOUBLE -> ColumnType.NUMBER;
            case INT96 -> ColumnType.TIMESTAMP;
            case INT32, INT64 ->
                logical instanceof TimestampLogicalTypeAnnotation || logical instanceof DateLogicalTypeAnnotation
                        ? ColumnType.TIMESTAMP
                        : ColumnType.INTEGER;
            case BINARY -> ColumnType.TEXT;
            case FIXED_LEN_BYTE_ARRAY -> logical instanceof UUIDLogicalTypeAnnotation ? ColumnType.TEXT : null;
        };
    }

    private static long perMilli(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1;
            case MICROS -> 1_000;
            case NANOS -> 1_000_000;
        };
    }

    boolean isWord() {
        return type == ColumnType.TEXT;
    }

    /** Whether values are whole numbers, whose digits a double need not have room for. */
    boolean isWhole() {
        return type == ColumnType.INTEGER || logical instanceof DecimalLogicalTypeAnnotation && scale == 0;
    }

    boolean isInstant() {
        return type == ColumnType.TIMESTAMP;
    }

    /** Whether values are numbers of a fixed size that a processor knows. */
    boolean isFixedNumber() {
        return switch (stored) {
            case DOUBLE, FLOAT, INT32, INT64 -> true;
            default -> false;
        };
    }

    /** Bytes of such a number. */
    int bytes() {
        return stored == PrimitiveTypeName.DOUBLE || stored == PrimitiveTypeName.INT64 ? Long.BYTES : Integer.BYTES;
    }

    /** A whole number as stored. */
    double number(long value) {
        if (logical == null) {
            return value;
        }
        if (isInstant()) {
            return logical instanceof DateLogicalTypeAnnotation
                    ? value * (double) DAY_MILLIS
                    : Math.floorDiv(value, perMilli);
        }
        if (scale > 0) {
            if (scale < POWERS_OF_TEN.length && Math.abs(value) <= MAX_EXACT) {
                return value / POWERS_OF_TEN[scale]; // both exact, so their quotient is the nearest double
            }
            return BigDecimal.valueOf(value, scale).doubleValue();
        }
        boolean unsigned = value < 0 && logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
        if (unsigned) {
            return stored == PrimitiveTypeName.INT32
                    ? Integer.toUnsignedLong((int) value)
                    : new BigDecimal(Long.toUnsignedString(value)).doubleValue();
        }
        return value;
    }

    /** A number as stored in bytes. */
    double number(Binary value) {
        if (isInstant()) {
            ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            long nanos = bytes.getLong(bytes.position());
            long day = Integer.toUnsignedLong(bytes.getInt(bytes.position() + Long.BYTES));
            return (day - JULIAN_DAY_OF_1970) * (double) DAY_MILLIS + Math.floorDiv(nanos, 1_000_000L);
        }
        return new BigDecimal(new BigInteger(value.getBytes()), scale).doubleValue();
    }

    double number(Dictionary dictionary, int id) {
        return switch (stored) {
            case INT32 -> number(dictionary.decodeToInt(id));
            case INT64 -> number(dictionary.decodeToLong(id));
            case FLOAT -> dictionary.decodeToFloat(id);
            case DOUBLE -> dictionary.decodeToDouble(id);
            default -> number(dictionary.decodeToBinary(id));
        };
    }

    /** All digits of a whole number. */
    String word(long value) {
        boolean unsigned = logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
        return unsigned
                ? Long.toUnsignedString(stored == PrimitiveTypeName.INT32 ? Integer.toUnsignedLong((int) value) : value)
                : Long.toString(value);
    }

    String word(Dictionary dictionary, int id) {
        return switch (stored) {
            case INT32 -> word(dictionary.decodeToInt(id));
            case INT64 -> word(dictionary.decodeToLong(id));
            default -> word(dictionary.decodeToBinary(id));
        };
    }

    /** Text as stored, which must be UTF-8, or all digits of a whole number. */
    String word(Binary value) {
        if (isWhole()) {
            return new BigInteger(value.getBytes()).toString();
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer bytes = value.toByteBuffer();
            return new UUID(bytes.getLong(bytes.position()), bytes.getLong(bytes.position() + Long.BYTES)).toString();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(value.toByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ParquetDecodingException("a text is not UTF-8", e);
        }
    }
}
