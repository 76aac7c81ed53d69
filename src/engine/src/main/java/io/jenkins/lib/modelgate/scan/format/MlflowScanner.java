package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.MlModelFile;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** MLflow's {@code MLmodel}: which Python module loads the model, which code comes along, which files it names. */
final class MlflowScanner implements PartScanner {

    @Override
    public String format() {
        return "MLflow MLmodel";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return name.equalsIgnoreCase("MLmodel") && TextScanner.isText(head);
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        LineReader lines = new LineReader(new ContentStream(content));
        for (String line = lines.next(); line != null; line = lines.next()) {
            YamlWalk.requireShort(line);
        }
        Findings findings = new Findings(place, inspection);
        MlModelFile file = MlModelFile.read(content::read);
        String text;
        try (ContentStream in = new ContentStream(content)) {
            // no longer than what the reader before takes in
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        new YamlWalk(new YamlRules("MLmodel", findings), findings)
                .read(new InputStreamReader(new ContentStream(content), StandardCharsets.UTF_8));
        String loader = file.loaderModule();
        if (loader.startsWith("mlflow.pyfunc") || loader.equals("mlflow.langchain")) {
            findings.add(
                    Rule.CODE,
                    position(text, loader),
                    loader,
                    "The model is Python code of its author's, kept as a pickle or source, and run on loading.");
        }
        MlflowRules rules = new MlflowRules(findings, value -> position(text, value));
        file.settings().forEach(rules::judge);
    }

    /** Where a value stands first; -1 where it is written in another way than it is meant. */
    private static long position(String text, String value) {
        return text.indexOf(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
}
