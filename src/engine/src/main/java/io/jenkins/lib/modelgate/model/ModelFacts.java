package io.jenkins.lib.modelgate.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model file says of itself, whatever its format.
 *
 * @param format {@code ONNX}, {@code MLmodel}, {@code safetensors}, {@code GGUF}
 * @param parameters how many numbers were learnt; -1 where the format does not say
 * @param bytes how many bytes they take, those kept beside the file included; -1 where the format does not say
 * @param operators how often each operator stands in the file, sorted: {@code Conv}, {@code ai.onnx.ml:Scaler}; empty where
 *     the format has none
 * @param inputs in the file's order; empty where the format does not say
 * @param outputs in the file's order; empty where the format does not say
 */
public record ModelFacts(
        String format,
        long parameters,
        long bytes,
        Map<String, Long> operators,
        List<Port> inputs,
        List<Port> outputs) {

    public ModelFacts {
        operators = Collections.unmodifiableMap(new TreeMap<>(operators));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
