package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReportSchemaTest {

    /** What a report may leave out; everything else is required. */
    private static final Set<String> OPTIONAL = Set.of(
            "/model/name",
            "/model/version",
            "/model/digest",
            "/inputs/rows",
            "/checks/observed",
            "/checks/limit",
            "/checks/unit",
            "/checks/interval",
            "/checks/evidence",
            "/checks/evidence/unit",
            "/checks/evidence/limit",
            "/checks/evidence/parts/unit",
            "/checks/figures",
            "/checks/limit/min",
            "/checks/limit/max",
            "/checks/evidence/whole",
            "/checks/evidence/rows/size",
            "/checks/evidence/rows/value",
            "/checks/evidence/rows/interval",
            "/checks/evidence/rows/champion",
            "/settings",
            "/settings/positive");

    private final JsonSchema schema = schema();

    @Test
    void acceptsAReportWithEveryVerdictAndEveryKindOfEvidence() {
        assertThat(problems(tree(SampleReports.everything()))).isEmpty();
    }

    /** Schema and pages are tested with the sample: a new kind that is missing there would go untested. */
    @Test
    void theSampleHasEveryKindOfEvidence() {
        List<Class<?>> kinds =
                Stream.of(Evidence.class.getPermittedSubclasses()).toList();

        assertThat(SampleReports.everything().checks().stream()
                        .map(Check::evidence)
                        .filter(Objects::nonNull)
                        .flatMap(evidence -> evidence instanceof Evidence.Group group
                                ? Stream.concat(Stream.of(group), group.parts().stream())
                                : Stream.of(evidence)))
                .extracting(Object::getClass)
                .containsAll(kinds);
    }

    @Test
    void acceptsTheReportOfAStepThatCouldNotDoItsWork() {
        Report report = new ReportBuilder("driftGate", "default", Clock.systemUTC())
                .failed(new UnavailableException("The file data.csv does not exist."));

        assertThat(problems(tree(report))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> refusesAReportThatLacksARequiredProperty() {
        JsonNode whole = tree(SampleReports.everything());
        List<String> pointers = new ArrayList<>();
        collect(whole, "", pointers);
        return pointers.stream()
                .filter(pointer -> !pointer.startsWith("/series/") && !pointer.contains("/figures/"))
                .filter(pointer -> !OPTIONAL.contains(pointer.replaceAll("/[0-9]+", "")))
                .map(pointer -> DynamicTest.dynamicTest("without " + pointer, () -> {
                    JsonNode broken = whole.deepCopy();
                    int cut = pointer.lastIndexOf('/');
                    ((ObjectNode) broken.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));
                    assertThat(problems(broken)).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesAPropertyItDoesNotKnow() {
        JsonNode whole = tree(SampleReports.everything());
        List<String> pointers = new ArrayList<>();
        collect(whole, "", pointers);
        return pointers.stream()
                .map(pointer -> pointer.substring(0, pointer.lastIndexOf('/')))
                .distinct()
                .filter(pointer -> !pointer.equals("/series") && !pointer.endsWith("/figures"))
                .map(pointer -> DynamicTest.dynamicTest("more in '" + pointer + "'", () -> {
                    JsonNode broken = whole.deepCopy();
                    ((ObjectNode) broken.at(pointer)).put("surprise", 1);
                    assertThat(problems(broken)).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesAValueOfTheWrongForm() {
        return Stream.of(
                        "/verdict=\"MAYBE\"",
                        "/schema=\"modelgate.report/2\"",
                        "/id=\"../up\"",
                        "/step=\"drift gate\"",
                        "/startedAt=\"yesterday\"",
                        "/durationMillis=-1",
                        "/durationMillis=1.5",
                        "/checks=[]",
                        "/model/digest=\"sha256:abc\"",
                        "/inputs/0/sha256=\"" + "A".repeat(64) + "\"",
                        "/inputs/0/rows=-1",
                        "/series/maxPsi=\"NaN\"",
                        "/series/maxPsi=null",
                        "/series/maxPsi=1e400",
                        "/settings/positive=1",
                        "/checks/1/observed=\"Infinity\"",
                        "/checks/1/limit={}",
                        "/checks/1/interval/level=1",
                        "/checks/1/evidence/kind=\"picture\"",
                        "/checks/1/evidence/kind=\"table\"",
                        "/checks/1/evidence/reference=[0.1,\"NaN\"]",
                        "/checks/4/evidence/truePositives=-1",
                        "/checks/1/figures={}",
                        "/checks/1/figures/effect=\"large\"",
                        "/checks/9/evidence/parts=[]",
                        "/checks/9/evidence/parts/0/edges=[1]",
                        "/checks/9/evidence/parts/0/reference/missing=null",
                        "/checks/9/evidence/parts/1/probabilities/0=1.5",
                        "/checks/9/evidence/parts/1/kind=\"group\"",
                        "/checks/10/evidence/values/0/0=\"NaN\"")
                .map(change -> DynamicTest.dynamicTest(change, () -> {
                    int at = change.indexOf('=');
                    int cut = change.lastIndexOf('/', at);
                    JsonNode broken = tree(SampleReports.everything()).deepCopy();
                    JsonNode value = Json.mapper()
                            .reader()
                            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .readTree(change.substring(at + 1));
                    String last = change.substring(cut + 1, at);
                    JsonNode owner = broken.at(change.substring(0, cut));
                    if (owner instanceof ArrayNode list) {
                        list.set(Integer.parseInt(last), value);
                    } else {
                        ((ObjectNode) owner).set(last, value);
                    }
                    assertThat(problems(broken)).isNotEmpty();
                }));
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node.isObject()) {
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                pointers.add(pointer + "/" + name);
                collect(node.get(name), pointer + "/" + name, pointers);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, pointers);
            }
        }
    }

    private Set<ValidationMessage> problems(JsonNode report) {
        return schema.validate(report);
    }

    private static JsonNode tree(Report report) {
        try {
            return Json.mapper().readTree(Json.write(report));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonSchema schema() {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        try (InputStream in =
                Report.class.getResourceAsStream("/io/jenkins/lib/modelgate/schema/modelgate.report-1.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, config);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
