package io.jenkins.lib.modelgate.scan.pickle;

import java.util.HashMap;
import java.util.Map;

/** The storages that a PyTorch pickle refers to by persistent ids, and how many bytes they take in the file. */
final class Storages {

    private static final int MOST = 1 << 20;

    private final Map<Integer, Long> bytes = new HashMap<>();
    private boolean unclear;

    /**
     * A persistent id: {@code ('storage', type, key, location, elements, …)}, or {@code ('module', class, file, source)}.
     *
     * @return what it stands for: a storage, or the class
     */
    int see(int id, Objects objects) {
        if ("module".equals(objects.text(objects.element(id, 0)))) {
            int type = objects.element(id, 1);
            return Code.kind(type) == Code.IMPORT ? type : Code.UNKNOWN;
        }
        int type = objects.element(id, 1);
        int key = objects.element(id, 2);
        long elements = objects.number(objects.element(id, 4));
        long size = Code.kind(type) == Code.IMPORT ? size(objects.imports.get(Code.payload(type)).name) : -1;
        if (!"storage".equals(objects.text(objects.element(id, 0)))
                || Code.kind(key) != Code.NAME
                || elements < 0
                || size < 0
                || elements > Long.MAX_VALUE / 16
                || bytes.size() >= MOST) {
            unclear = true;
        } else {
            bytes.put(key, elements * size);
        }
        return Code.PERSISTENT;
    }

    private static long size(String type) {
        return switch (type) {
            case "ComplexDoubleStorage" -> 16;
            case "DoubleStorage", "LongStorage", "ComplexFloatStorage" -> 8;
            case "FloatStorage", "IntStorage", "QInt32Storage" -> 4;
            case "HalfStorage", "BFloat16Storage", "ShortStorage" -> 2;
            case "CharStorage",
                    "ByteStorage",
                    "BoolStorage",
                    "QInt8Storage",
                    "QUInt8Storage",
                    "QUInt4x2Storage",
                    "QUInt2x4Storage",
                    "UntypedStorage" -> 1;
            default -> -1;
        };
    }

    /** What they take in a file of the older format, each with its length before it; -1 where that cannot be told. */
    long bytesInFile() {
        long sum = 0;
        for (long each : bytes.values()) {
            if (sum > Long.MAX_VALUE - each - 8) {
                return -1;
            }
            sum += each + 8;
        }
        return unclear ? -1 : sum;
    }
}
