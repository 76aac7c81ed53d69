package io.jenkins.lib.modelgate.scan.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An object or list that is being read: what is known of it so far. */
final class JsonFrame {

    private static final int LONGEST = 1 << 13;

    /** The key it stands under, of a list's elements the list's key. */
    final String name;

    /** What it stands in; null at the top. */
    final JsonFrame parent;

    final boolean isList;

    /** The key read last. */
    String key = "";

    private final Map<String, String> values = new HashMap<>();
    private String twice;

    JsonFrame(String name, JsonFrame parent, boolean isList) {
        this.name = name;
        this.parent = parent;
        this.isList = isList;
    }

    /** Keeps the value of a key that the rules ask for; null for an object or list. */
    void put(String name, String value, Set<String> kept) {
        if (kept.contains(name)) {
            if (values.containsKey(name)) {
                twice = name;
            }
            // longer than any name or path that leads somewhere
            values.put(name, value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST));
        }
    }

    /** Appends to what is kept under a name, with a stroke between, up to so many characters. */
    void join(String name, String text, int most) {
        String before = get(name);
        String joined = before.isEmpty() || text.isEmpty() ? before + text : before + "/" + text;
        values.put(name, joined.length() <= most ? joined : joined.substring(0, most));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text or number under a key; empty where there is none, or something else. */
    String get(String name) {
        String value = values.get(name);
        return value == null ? "" : value;
    }

    /** A key that stands in it more than once; null where none does. */
    String twice() {
        return twice;
    }

    /** Whether the object or one around it stands under the key. */
    boolean isWithin(String key) {
        for (JsonFrame frame = this; frame != null; frame = frame.parent) {
            if (frame.name.equals(key)) {
                return true;
            }
        }
        return false;
    }
}
