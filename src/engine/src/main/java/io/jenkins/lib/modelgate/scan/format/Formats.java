package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.PartScanner;
import java.util.List;

/** The formats of models that are neither pickles nor archives. */
public final class Formats {

    private Formats() {}

    /**
     * One scanner a format, in the order in which they are to be asked: those with an unmistakable beginning first, those that
     * go by a name last. To be asked after archives and pickles.
     */
    public static List<PartScanner> all() {
        return List.of(
                new GgufScanner(),
                new HdfScanner(),
                new ParquetScanner(),
                new ArrowScanner(),
                new TfLiteScanner(),
                new PmmlScanner(),
                new BoosterScanner(),
                new TorchScriptScanner(),
                new CodeScanner(),
                new SafetensorsScanner(),
                new MlflowScanner(),
                new JsonScanner(),
                new KerasMetadataScanner(),
                new TensorFlowScanner(),
                new OnnxScanner(),
                new TextScanner(),
                new RawScanner());
    }
}
