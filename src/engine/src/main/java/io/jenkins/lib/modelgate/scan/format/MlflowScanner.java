package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.MlModelFile;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** MLflow's {@code MLmodel}: which Python module loads the model, which code comes along, which files it names. */
final class MlflowScanner implements PartScanner {

    private static final Set<String> LOADERS = Set.of(
            "mlflow.sklearn",
            "mlflow.xgboost",
            "mlflow.lightgbm",
            "mlflow.catboost",
            "mlflow.onnx",
            "mlflow.pytorch",
            "mlflow.pytorch.model",
            "mlflow.tensorflow",
            "mlflow.keras",
            "mlflow.keras.load",
            "mlflow.statsmodels",
            "mlflow.prophet",
            "mlflow.spark",
            "mlflow.paddle",
            "mlflow.spacy",
            "mlflow.transformers",
            "mlflow.sentence_transformers",
            "mlflow.pmdarima",
            "mlflow.h2o",
            "mlflow.diviner",
            "mlflow.openai",
            "mlflow.fastai",
            "mlflow.gluon",
            "mlflow.mleap");

    @Override
    public String format() {
        return "MLflow MLmodel";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return name.equals("MLmodel") && TextScanner.isText(head);
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        new TextScanner().scan(place, content, inspection);
        Findings findings = new Findings(place, inspection);
        MlModelFile file = MlModelFile.read(content::read);
        String text;
        try (ContentStream in = new ContentStream(content)) {
            // no longer than what the reader before takes in
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        String loader = file.loaderModule();
        if (loader.startsWith("mlflow.pyfunc") || loader.equals("mlflow.langchain")) {
            findings.add(
                    Rule.CODE,
                    position(text, loader),
                    loader,
                    "The model is Python code of its author's, kept as a pickle or source, and run on loading.");
        } else if (!loader.isEmpty() && !LOADERS.contains(loader)) {
            findings.add(
                    Rule.CODE,
                    position(text, loader),
                    loader,
                    "Loading imports this module, which is none of MLflow's own loaders.");
        }
        file.flavors().forEach((flavor, values) -> flavor(flavor, values, text, findings));
    }

    private static void flavor(String flavor, Map<String, String> values, String text, Findings findings) {
        values.forEach((key, value) -> {
            if (value.isEmpty()) {
                return;
            }
            if (key.equals("code") || key.equals("python_model") || key.equals("model_code_path")) {
                findings.add(
                        Rule.CODE,
                        position(text, value),
                        value,
                        "Loading the model runs Python code from here (" + flavor + ", " + key + ").");
            } else if (key.equals("code_paths") || key.equals("custom_objects")) {
                findings.add(
                        Rule.CODE,
                        position(text, value),
                        value,
                        "Loading the model imports code from here (" + flavor + ", " + key + ").");
            } else if (isPath(key) && Paths.leavesFolder(value)) {
                findings.add(
                        Rule.EXTERNAL_FILE,
                        position(text, value),
                        value,
                        "It names a file outside the model's folder.");
            }
        });
    }

    /** Where a value stands first; -1 where it is written in another way than it is meant. */
    private static long position(String text, String value) {
        return text.indexOf(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static boolean isPath(String key) {
        return key.equals("data")
                || key.equals("env")
                || key.endsWith("_path")
                || key.endsWith("_file")
                || key.equals("model_data");
    }
}
