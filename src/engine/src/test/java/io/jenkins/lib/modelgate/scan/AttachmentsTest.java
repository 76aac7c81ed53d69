package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.Severity;
import edu.hm.hafner.analysis.parser.violations.SarifAdapter;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan attaches is what others read: by the schemas, and by the library behind Jenkins' warnings plugin. */
class AttachmentsTest {

    private static final String POISONED = "cos\nsystem\n(S'id'\ntR.";
    private static final String UNREVIEWED = "cour.models\nThing\n(tR.";

    @TempDir
    private Path folder;

    private Map<String, String> attachments;

    @BeforeEach
    void scan() throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        Files.writeString(models.resolve("plain.pkl"), POISONED);
        Files.writeString(models.resolve("an ö with 100% #1?.pkl"), UNREVIEWED);
        Files.writeString(models.resolve("vocab.txt"), "one\ntwo\n");
        Files.write(models.resolve("packed.zip"), zip("in a\nfolder/x.pkl", POISONED));
        ObjectNode said = Json.mapper()
                .createObjectNode()
                .put("modelFile", "models")
                .put("cyclonedx", true)
                .put("model", "housing");
        Outcome outcome = Scan.run(
                ScanSpec.from(Settings.of("test", said)), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE);
        attachments = outcome.attachments();
    }

    @Test
    void sarifIsWhatItsSchemaSays() {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(SchemaLocation.of("classpath:schema/sarif-schema-2.1.0.json"));

        assertThat(schema.validate(sarif())).isEmpty();
    }

    @Test
    void sarifNamesFilesAsUris() {
        List<String> uris = sarif().findValuesAsText("uri");

        assertThat(uris)
                .contains("models/plain.pkl", "models/an%20%C3%B6%20with%20100%25%20%231%3F.pkl", "models/packed.zip");
        assertThat(sarif().findValuesAsText("fullyQualifiedName"))
                .anyMatch(name -> name.startsWith("models/packed.zip!in a\\x0afolder/x.pkl@"));
    }

    @Test
    void jenkinsReadsSeverityFileMessageAndRule() throws IOException {
        Path file = Files.writeString(folder.resolve("scan.sarif"), attachments.get("modelScan-default.sarif"));
        Report report = new SarifAdapter().parse(new FileReaderFactory(file, StandardCharsets.UTF_8));

        List<Issue> issues = new ArrayList<>();
        report.iterator().forEachRemaining(issues::add);
        assertThat(issues).hasSize(sarif().at("/runs/0/results").size());
        assertThat(issues).anySatisfy(issue -> {
            assertThat(issue.getFileName()).endsWith("models/plain.pkl");
            assertThat(issue.getSeverity()).isEqualTo(Severity.WARNING_HIGH);
            assertThat(issue.getMessage() + issue.getDescription()).contains("os.system", "models/plain.pkl@");
            assertThat(issue.getType()).isEqualTo("pickle.dangerous-import");
            assertThat(issue.getLineStart()).isEqualTo(1);
        });
        assertThat(issues).anySatisfy(issue -> {
            assertThat(issue.getFileName()).endsWith("models/an ö with 100% #1?.pkl");
            assertThat(issue.getSeverity()).isEqualTo(Severity.WARNING_NORMAL);
            assertThat(issue.getMessage() + issue.getDescription()).contains("our.models.Thing");
        });
        assertThat(issues).anySatisfy(issue -> {
            assertThat(issue.getFileName()).endsWith("models/packed.zip");
            assertThat(issue.getMessage() + issue.getDescription()).contains("packed.zip!in a\\x0afolder/x.pkl@");
        });
    }

    @Test
    void cycloneDxIsWhatItsSchemaSays() {
        JsonSchema schema = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V7,
                        factory -> factory.schemaMappers(
                                mappers -> mappers.mapPrefix("http://cyclonedx.org/schema", "classpath:")))
                .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"));
        JsonNode document =
                Json.read(attachments.get("modelScan-default.cdx.json"), JsonNode.class, "the CycloneDX document");

        assertThat(schema.validate(document)).isEmpty();
        assertThat(document.at("/components/0/type").asText()).isEqualTo("machine-learning-model");
        assertThat(document.at("/components/0/name").asText()).isEqualTo("housing");
        assertThat(document.findValuesAsText("name")).contains("modelgate:finding:pickle.dangerous-import");
    }

    private JsonNode sarif() {
        return Json.read(attachments.get("modelScan-default.sarif"), JsonNode.class, "the SARIF");
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
