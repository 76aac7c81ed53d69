package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file's name says of its content, and whether that is so: a name may be all that a person looks at. */
final class NamePromise {

    /** By its ending; the value is how formats that keep the promise begin to be called. */
    private static final Map<String, List<String>> PROMISES = Map.ofEntries(
            Map.entry(".safetensors", List.of("safetensors")),
            Map.entry(".gguf", List.of("gguf")),
            Map.entry(".onnx", List.of("onnx")),
            Map.entry(".h5", List.of("hdf5", "keras hdf5")),
            Map.entry(".hdf5", List.of("hdf5", "keras hdf5")),
            Map.entry(".keras", List.of("zip")),
            Map.entry(".npz", List.of("zip")),
            Map.entry(".zip", List.of("zip")),
            Map.entry(".npy", List.of("numpy")),
            Map.entry(".parquet", List.of("parquet")),
            Map.entry(".feather", List.of("arrow")),
            Map.entry(".arrow", List.of("arrow")),
            Map.entry(".tflite", List.of("tensorflow lite", "tflite")));

    private NamePromise() {}

    /** @param format as it was recognised; one that nobody knows is a finding by itself */
    static Optional<Finding> broken(Place place, String name, String format) {
        String lower = name.toLowerCase(Locale.ROOT);
        String is = format.toLowerCase(Locale.ROOT);
        return PROMISES.entrySet().stream()
                .filter(promise -> lower.endsWith(promise.getKey()) && !format.equals("unknown"))
                .filter(promise -> promise.getValue().stream().noneMatch(is::startsWith))
                .map(promise -> Finding.of(
                                Rule.WRONG_EXTENSION,
                                place,
                                format,
                                "Its name says %s, its content is %s.".formatted(promise.getKey(), format))
                        .allowedBy(AllowKind.THIS_FILE))
                .findFirst();
    }
}
