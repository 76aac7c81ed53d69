package io.jenkins.plugins.modelgate.steps;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Numbers by name, of which each that is asked for must be there. In Groovy null is smaller than any number, so that a
 * metric with a misspelt name would pass whatever asks for a small one.
 */
final class KnownNumbers extends TreeMap<String, Double> {
    private static final long serialVersionUID = 1L;

    KnownNumbers(Map<String, Double> numbers) {
        super(numbers);
    }

    @Override
    public Double get(Object name) {
        if (!containsKey(name)) {
            throw new NoSuchElementException(Messages.KnownNumbers_absent(name, String.join(", ", keySet())));
        }
        return super.get(name);
    }

    @Override
    public Double getOrDefault(Object name, Double other) {
        return containsKey(name) ? super.get(name) : other;
    }
}
