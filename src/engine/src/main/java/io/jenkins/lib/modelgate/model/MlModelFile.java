package io.jenkins.lib.modelgate.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The file {@code MLmodel} of an <a href="https://mlflow.org/docs/latest/ml/model/">MLflow model folder</a>.
 *
 * @param settings all that the file says, value by value, in its order
 * @param inputs columns (no shape) or tensors, {@code ?} where a dimension is -1; empty where there is no signature
 * @param outputs likewise
 * @param params further settings of a prediction
 */
public record MlModelFile(List<Setting> settings, List<Port> inputs, List<Port> outputs, List<Port> params) {

    /** Signatures of some thousand columns are 1 MB; this is where a file is no longer one. */
    private static final int MOST_BYTES = 4 << 20;

    private static final List<String> LOADER = List.of("flavors", "python_function", "loader_module");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .loaderOptions(bounds())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    public MlModelFile {
        settings = List.copyOf(settings);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        params = List.copyOf(params);
    }

    /**
     * A single value.
     *
     * @param path the keys that lead to it, at least one, e.g. {@code flavors}, {@code sklearn}, {@code pickled_model};
     *     elements of a list stand under the list's key
     * @param isText whether it is a text; otherwise it is a number, a truth value or bytes
     */
    public record Setting(List<String> path, String value, boolean isText) {
        public Setting {
            path = List.copyOf(path);
        }
    }

    private static LoaderOptions bounds() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(32);
        return options;
    }

    /**
     * @throws UnavailableException where it cannot be read as that
     */
    public static MlModelFile read(Path file) {
        try (FileSource source = new FileSource(file)) {
            return read(source);
        } catch (IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new UnavailableException(
                    "The file '%s' cannot be read as an MLmodel file: %s.".formatted(file, reason), e);
        }
    }

    /**
     * @throws IOException where it cannot be read as that
     */
    public static MlModelFile read(Source source) throws IOException {
        return parse(Texts.utf8(new ByteReader(source).rest(MOST_BYTES)));
    }

    /**
     * @param yaml the file's text
     * @throws IOException where it is no YAML, or says impossible things
     */
    public static MlModelFile parse(String yaml) throws IOException {
        try {
            refuseReferences(yaml);
            return of(YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // the YAML reader lets some of its own exceptions through
            throw new IOException("it is no YAML that can be read", e);
        }
    }

    /** A reader that follows them sees other settings than one that does not, and MLflow writes none. */
    private static void refuseReferences(String yaml) throws IOException {
        try (YAMLParser parser = ((YAMLFactory) YAML.getFactory()).createParser(yaml)) {
            boolean ended = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (ended) {
                    throw new IOException("it holds several documents, so that readers may differ in which they take");
                }
                ended = token.isStructEnd() && parser.getParsingContext().inRoot();
                if (parser.isCurrentAlias() || "<<".equals(parser.currentName())) {
                    throw new IOException("it takes settings over from another place of the text (an alias)");
                }
            }
        }
    }

    /** What loads the model in Python; empty where the file does not say. */
    public String loaderModule() {
        return settings.stream()
                .filter(setting -> setting.path().equals(LOADER))
                .map(Setting::value)
                .findFirst()
                .orElse("");
    }

    /** The same in the words that all formats share. */
    public ModelFacts facts() {
        return new ModelFacts("MLmodel", -1, -1, Map.of(), inputs, outputs);
    }

    private static MlModelFile of(JsonNode root) throws IOException {
        if (root == null || !root.isObject()) {
            throw new IOException("it has no settings");
        }
        List<Setting> settings = new ArrayList<>();
        collect(root, new ArrayList<>(), settings);
        JsonNode signature = root.path("signature");
        return new MlModelFile(
                settings,
                ports(signature.path("inputs")),
                ports(signature.path("outputs")),
                ports(signature.path("params")));
    }

    private static void collect(JsonNode node, List<String> path, List<Setting> settings) {
        node.properties().forEach(entry -> {
            path.add(entry.getKey());
            collect(entry.getValue(), path, settings);
            path.remove(path.size() - 1);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, settings));
        } else if (node.isValueNode() && !node.isNull()) {
            settings.add(new Setting(path, node.asText(), node.isTextual()));
        }
    }

    /** A signature's half: a text of JSON, or the list itself. */
    private static List<Port> ports(JsonNode half) throws IOException {
        if (half.isMissingNode() || half.isNull()) {
            return List.of();
        }
        JsonNode list = half.isTextual() ? Json.mapper().readTree(half.asText()) : half;
        if (!list.isArray()) {
            throw new IOException("its signature is no list");
        }
        List<Port> ports = new ArrayList<>();
        for (JsonNode entry : list) {
            ports.add(port(entry));
        }
        return ports;
    }

    private static Port port(JsonNode entry) throws IOException {
        String name = entry.path("name").asText("");
        boolean required =
                entry.path("required").asBoolean(!entry.path("optional").asBoolean(false)) && !entry.has("default");
        List<String> shape = new ArrayList<>();
        String type;
        if (entry.path("type").asText().equals("tensor")) {
            JsonNode tensor = entry.path("tensor-spec");
            type = tensor(tensor.path("dtype").asText("undefined"));
            shape(tensor.path("shape"), shape);
        } else {
            type = column(entry, 0);
            shape(entry.path("shape"), shape);
        }
        return new Port(name, type, shape, required);
    }

    private static void shape(JsonNode dimensions, List<String> shape) {
        dimensions.forEach(dimension -> shape.add(dimension.asLong(-1) < 0 ? "?" : dimension.asText()));
    }

    private static String column(JsonNode entry, int depth) throws IOException {
        if (depth > 16) {
            throw new IOException("its signature holds types within types, deeper than 16");
        }
        String type = entry.path("type").asText("undefined");
        return switch (type) {
            case "integer" -> "int32";
            case "long" -> "int64";
            case "boolean" -> "bool";
            case "array" -> "array(" + column(entry.path("items"), depth + 1) + ")";
            case "map" -> "map(string," + column(entry.path("values"), depth + 1) + ")";
            default -> type;
        };
    }

    /** NumPy's names of element types in ours. */
    private static String tensor(String dtype) {
        return switch (dtype) {
            case "float64" -> "double";
            case "float32" -> "float";
            case "str", "object" -> "string";
            default -> dtype;
        };
    }
}
