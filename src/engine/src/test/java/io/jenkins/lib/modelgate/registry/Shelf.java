package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A workspace with model files and reports in it, for tests. */
final class Shelf {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    static final String PROFILE =
            new DatasetProfile(DatasetProfile.SCHEMA, "data/reference.csv", 0, List.of(), List.of()).json();

    final Path root;

    Shelf(Path root) {
        this.root = root;
    }

    Path registryFolder() {
        return root.resolve(RegisterSpec.DEFAULT_REGISTRY);
    }

    Registry registry() {
        return Registry.open(registryFolder());
    }

    Shelf file(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param digest of the model it speaks of, or null */
    Shelf report(String step, String id, Verdict verdict, String digest) {
        return report("modelgate/%s-%s.json".formatted(step, id), step, id, verdict, new ModelRef(null, null, digest));
    }

    Shelf report(String path, String step, String id, Verdict verdict, ModelRef model) {
        ReportBuilder report = new ReportBuilder(step, id, CLOCK)
                .model(model)
                .series("rocAuc", 0.875)
                .input(new Input("predictions", "data/" + id + ".csv", "a".repeat(64), 10, 2L))
                .check(Check.of("metric.rocAuc", "ROC AUC", verdict, "As it is."));
        return file(path, Json.write(report.build("Done.")));
    }

    RegisterSpec spec(String... namesAndValues) {
        ObjectNode said = Json.mapper().createObjectNode();
        said.put("model", "fraud").put("modelFile", "model.onnx");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            said.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return RegisterSpec.from(Settings.of("modelRegister", said));
    }

    Outcome register(String... namesAndValues) {
        Outcome outcome = Register.run(spec(namesAndValues), workspace(), CLOCK, Progress.NONE);
        assertThat(schema().validate(Json.mapper().<JsonNode>valueToTree(outcome.report())))
                .isEmpty();
        return outcome;
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        SchemaLocation.of("classpath:io/jenkins/lib/modelgate/schema/modelgate.report-1.schema.json"));
    }

    Workspace workspace() {
        return Workspace.confined(root);
    }

    /**
     * The smallest ONNX file there is: a graph without nodes, and who made it. Protocol buffers of less than 128 bytes are
     * plain ASCII.
     *
     * @param maker at most 100 letters; two models with different ones are different
     */
    static String model(String maker) {
        return "\u0008\u0008\u0012" + (char) maker.length() + maker + "\u003a\u0003\u0012\u0001gB\u0002\u0010\u0011";
    }

    static String digest(String content) {
        return ReportFile.fingerprint(content.getBytes(StandardCharsets.UTF_8)).digest();
    }

    static Check check(Outcome outcome, String id) {
        return outcome.report().checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + outcome.report()));
    }
}
