package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.ColumnType;

/** What a column's values can be compared as. Whole numbers here and fractions there are both numbers. */
enum Kind {
    NUMBER("numbers"),
    TEXT("text"),
    BOOLEAN("booleans"),
    TIMESTAMP("timestamps"),
    VECTOR("vectors"),
    UNREADABLE("what cannot be read");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    static Kind of(ColumnType type) {
        return switch (type) {
            case INTEGER, NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case TIMESTAMP -> TIMESTAMP;
            case VECTOR -> VECTOR;
            case TEXT -> TEXT;
            case UNREADABLE -> UNREADABLE;
        };
    }

    String word() {
        return word;
    }
}
