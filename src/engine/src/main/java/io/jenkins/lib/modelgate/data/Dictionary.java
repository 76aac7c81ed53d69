package io.jenkins.lib.modelgate.data;

import java.util.Arrays;
import java.util.List;

/**
 * Codes for words, found without making a string of a word that is known. Starts anew when it has grown large, so that a
 * column in which every row differs needs no more memory than any other.
 */
final class Dictionary {

    /** Words after which it starts anew. */
    static final int MAX_WORDS = 100_000;

    private static final long MAX_CHARACTERS = 16L << 20;

    private WordList words = new WordList();
    private int[] slots = empty(1 << 8);
    private long characters;

    /** The word of each code; another list after a fresh start. */
    List<String> words() {
        return words;
    }

    /** Between batches: forgets everything if it has grown too large. */
    void renewIfLarge() {
        if (words.size() < MAX_WORDS && characters < MAX_CHARACTERS) {
            return;
        }
        words = new WordList();
        slots = empty(1 << 8);
        characters = 0;
    }

    int code(String word) {
        int slot = slot(word.hashCode());
        for (; slots[slot] >= 0; slot = slot + 1 & slots.length - 1) {
            if (words.get(slots[slot]).equals(word)) {
                return slots[slot];
            }
        }
        return add(word, slot);
    }

    int code(char[] text, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i]; // as String.hashCode
        }
        int slot = slot(hash);
        for (; slots[slot] >= 0; slot = slot + 1 & slots.length - 1) {
            if (isWord(words.get(slots[slot]), text, offset, length)) {
                return slots[slot];
            }
        }
        return add(new String(text, offset, length), slot);
    }

    private int add(String word, int slot) {
        int code = words.size();
        words.append(word);
        characters += word.length();
        slots[slot] = code;
        if (words.size() * 2 > slots.length) {
            grow();
        }
        return code;
    }

    private void grow() {
        slots = empty(slots.length * 4);
        for (int code = 0; code < words.size(); code++) {
            int slot = slot(words.get(code).hashCode());
            while (slots[slot] >= 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = code;
        }
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & slots.length - 1;
    }

    private static boolean isWord(String word, char[] text, int offset, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] empty(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, -1);
        return slots;
    }
}
