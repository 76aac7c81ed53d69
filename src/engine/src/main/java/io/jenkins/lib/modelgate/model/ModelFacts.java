package io.jenkins.lib.modelgate.model;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /**
     * What a file says of itself, by its name: {@code .onnx}, {@code .safetensors}, {@code .gguf}, {@code MLmodel}.
     *
     * @return empty where the name is of no such format
     * @throws UnavailableException where the file cannot be read as what its name says
     */
    public static Optional<ModelFacts> read(Path file) {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".onnx")) {
            return Optional.of(OnnxModel.read(file).facts());
        }
        if (name.equals("MLmodel")) {
            return Optional.of(MlModelFile.read(file).facts());
        }
        if (!lower.endsWith(".safetensors") && !lower.endsWith(".gguf")) {
            return Optional.empty();
        }
        try (FileSource source = new FileSource(file)) {
            return Optional.of(
                    lower.endsWith(".gguf")
                            ? GgufHeader.read(source, (key, text, position) -> {})
                                    .facts()
                            : SafetensorsHeader.read(source).facts());
        } catch (IOException e) {
            throw new UnavailableException(
                    "The file '%s' cannot be read as what its name says: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
