package io.jenkins.lib.modelgate.scan.pickle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NumPy's short names of types, such as {@code <f8}, {@code |O}, {@code U12}, {@code M8[ns]}. */
final class ElementType {

    private static final Pattern NAME =
            Pattern.compile("[<>=|]?([?bBhHiIlLqQfFdDgGcSaUVOmMptu])(\\d{0,9})(\\[[0-9A-Za-z/]*])?");

    private ElementType() {}

    /** Bytes of an element; -1 where the name is not one that NumPy writes to files. */
    static long size(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return name.matches("[<>=|]?b1|bool") ? 1 : -1;
        }
        char kind = parts.group(1).charAt(0);
        long digits = parts.group(2).isEmpty() ? -1 : Long.parseLong(parts.group(2));
        return switch (kind) {
            case 'U' -> 4 * Math.max(0, digits);
            case 'S', 'a', 'V' -> Math.max(0, digits);
            case 'O' -> 8;
            case 'b', 'i', 'u', 'f', 'c', 'm', 'M' -> digits;
            default -> -1;
        };
    }

    static boolean isObject(String name) {
        return name.matches("[<>=|]?O\\d*");
    }
}
