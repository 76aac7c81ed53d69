package io.jenkins.lib.modelgate.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * A list that one thread appends to while others read what was there when they got hold of it: a batch's words are in
 * use while the next batch is read.
 */
final class WordList extends AbstractList<String> implements RandomAccess {

    private volatile String[] words = new String[16];
    private volatile int size;

    void append(String word) {
        String[] room = words;
        if (size == room.length) {
            room = Arrays.copyOf(room, room.length * 2);
        }
        int end = size;
        room[end] = word;
        words = room; // what is read from here on is seen by whoever reads it
        size = end + 1;
    }

    @Override
    public String get(int index) {
        return words[index];
    }

    @Override
    public int size() {
        return size;
    }
}
