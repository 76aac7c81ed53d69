package io.jenkins.lib.modelgate.model;

import java.util.List;

/**
 * An input or output of a model.
 *
 * @param name empty where the file gives none
 * @param type of an element: {@code float}, {@code double}, {@code int8} … {@code int64}, {@code uint8} … {@code uint64},
 *     {@code bool}, {@code string}, {@code float16}, {@code bfloat16}, {@code datetime}, {@code binary}; in other cases as
 *     the file says it, e.g. {@code sequence(map(int64,float))}
 * @param shape one text a dimension: a whole number from 0, or its name, or {@code ?} where it may be any; empty for a
 *     single value, or a column of a table
 * @param required whether it has to be given
 */
public record Port(String name, String type, List<String> shape, boolean required) {

    public Port {
        shape = List.copyOf(shape);
    }
}
