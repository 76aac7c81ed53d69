package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;

/** Holds any step's report to the published schema. */
public final class ReportContract {

    private ReportContract() {}

    /** Fails where the report does not keep to its schema, or does not survive being written and read. */
    public static void assertKept(Report report) {
        String json = Json.write(report);
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        try (InputStream in =
                Report.class.getResourceAsStream("/io/jenkins/lib/modelgate/schema/modelgate.report-1.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(in, config)
                            .validate(Json.mapper().readTree(json)))
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(Json.read(json, Report.class, "report")).isEqualTo(report);
    }
}
