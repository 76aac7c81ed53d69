package io.jenkins.lib.modelgate.predict.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for words, from 0, so that equal words have equal numbers. */
final class Symbols {

    private final Map<String, Integer> numbers = new HashMap<>();

    int[] of(List<String> words) {
        int[] codes = new int[words.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = numbers.computeIfAbsent(words.get(i), word -> numbers.size());
        }
        return codes;
    }

    /** How many different words there were. */
    int count() {
        return numbers.size();
    }
}
