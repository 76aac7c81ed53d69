package io.jenkins.lib.modelgate.model;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">ONNX</a> file says of itself.
 *
 * @param irVersion of the file format
 * @param producer what wrote the file; may be empty
 * @param opsets version of the operators by domain; the standard domain is {@code ai.onnx}
 * @param operators how often each stands in the file, graphs within attributes and functions included:
 *     {@code MatMul}, {@code ai.onnx.ml:Scaler}
 * @param inputs those that are no initializers, in order
 * @param outputs in order
 * @param parameters elements of all initializers, of the lists and tensors in attributes of {@code ai.onnx.ml}, and of
 *     {@code Constant}s
 * @param parameterBytes their bytes, those in other files included; -1 where a type's width is unknown
 * @param externalData the other files that hold tensors
 */
public record OnnxModel(
        long irVersion,
        String producer,
        Map<String, Long> opsets,
        Map<String, Long> operators,
        List<Port> inputs,
        List<Port> outputs,
        long parameters,
        long parameterBytes,
        List<String> externalData) {

    public OnnxModel {
        opsets = Collections.unmodifiableMap(new TreeMap<>(opsets));
        operators = Collections.unmodifiableMap(new TreeMap<>(operators));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        externalData = List.copyOf(externalData);
    }

    /**
     * Reads a file, without its tensors.
     *
     * @throws UnavailableException where it cannot be read as ONNX
     */
    public static OnnxModel read(Path file) {
        try (FileSource source = new FileSource(file)) {
            return read(source);
        } catch (IOException e) {
            throw new UnavailableException(
                    "The file '%s' cannot be read as an ONNX model: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * @throws IOException where it cannot be read as ONNX
     */
    public static OnnxModel read(Source source) throws IOException {
        return OnnxReader.read(source, new Silent());
    }

    /** The same in the words that all formats share. */
    public ModelFacts facts() {
        return new ModelFacts("ONNX", parameters, parameterBytes, operators, inputs, outputs);
    }

    private static final class Silent implements OnnxVisitor {
        @Override
        public void node(long position, String domain, String operator) {}

        @Override
        public void function(long position, String domain, String name) {}

        @Override
        public void externalData(long position, String location) {}
    }
}
