package io.jenkins.lib.modelgate.scan.pickle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dictionaries that may be the fields of a NumPy type: from names to {@code (type, offset)} or {@code (type, offset, title)}. */
final class ArrayFields {

    private static final int MOST = 1 << 18;

    private final Map<Integer, List<Field>> dictionaries = new HashMap<>();
    /** Dictionaries with something in them that is no field. */
    private final BitSet others = new BitSet();

    private final BitSet sealed = new BitSet();
    private int count;

    private record Field(long offset, ArrayType type, boolean titled) {

        long end() {
            return offset + type.size();
        }
    }

    /**
     * What fields take of an element.
     *
     * @param end where the last one ends
     */
    record Layout(long end, boolean hasObjects) {
        static final Layout NONE = new Layout(0, false);
    }

    /**
     * Notes what is put into a dictionary.
     *
     * @param dictionary its number
     * @param values those of the stack from {@code from} on, every second one
     * @return whether it is one that a type has already, whose arrays it changes
     */
    boolean put(int dictionary, int[] values, int from, int to, Objects known) {
        for (int i = from + 1; i < to; i += 2) {
            int value = values[i];
            boolean field = Code.kind(value) == Code.NODE && add(dictionary, value, known);
            if (!field) {
                others.set(dictionary);
                break;
            }
        }
        return sealed.get(dictionary);
    }

    private boolean add(int dictionary, int value, Objects known) {
        int size = known.size(value);
        ArrayType type = size == 2 || size == 3 ? known.types.used(known.element(value, 0)) : null;
        long offset = type == null ? -1 : known.number(known.element(value, 1));
        if (offset < 0 || offset > Integer.MAX_VALUE || ++count > MOST) {
            return false;
        }
        dictionaries.computeIfAbsent(dictionary, id -> new ArrayList<>()).add(new Field(offset, type, size == 3));
        return true;
    }

    /**
     * What a dictionary comes to as the fields of a type, which it is from now on.
     *
     * @param names how many fields the type says it has
     * @return null where it cannot be told, or has fields within objects
     */
    Layout layout(int code, int names) {
        int dictionary = Code.payload(code);
        if (Code.kind(code) != Code.DICT || dictionary == 0 || others.get(dictionary)) {
            return null;
        }
        sealed.set(dictionary);
        List<Field> fields = new ArrayList<>(dictionaries.getOrDefault(dictionary, List.of()));
        long titled = fields.stream().filter(Field::titled).count();
        // A field with a title stands there twice, by its name and by its title.
        if (titled % 2 != 0 || names != fields.size() - titled / 2) {
            return null;
        }
        fields.sort(Comparator.comparingLong(Field::offset));
        long end = 0;
        long endOfObjects = 0;
        boolean objects = false;
        for (Field field : fields) {
            if (field.offset() < (field.type().hasObjects() ? end : endOfObjects)) {
                return null;
            }
            end = Math.max(end, field.end());
            endOfObjects = field.type().hasObjects() ? Math.max(endOfObjects, field.end()) : endOfObjects;
            objects |= field.type().hasObjects();
        }
        return new Layout(end, objects);
    }
}
