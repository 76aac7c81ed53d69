package io.jenkins.lib.modelgate.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.ToolVersion;
import java.time.Instant;

/** The scanned model as a CycloneDX 1.6 component, with what was found in it as evidence. */
final class CycloneDx {

    private CycloneDx() {}

    static String render(ModelScan scan, ScanSpec spec, Instant now) {
        ObjectNode document = Json.mapper().createObjectNode();
        document.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
        ObjectNode metadata = document.putObject("metadata").put("timestamp", now.toString());
        metadata.putObject("tools")
                .putArray("components")
                .addObject()
                .put("type", "application")
                .put("name", "modelgate")
                .put("version", ToolVersion.current());
        ObjectNode model = document.putArray("components").addObject();
        model.put("type", "machine-learning-model")
                .put("bom-ref", "model")
                .put("name", spec.identity().model().orElse(scan.name()));
        scan.content()
                .ifPresent(content -> model.putArray("hashes")
                        .addObject()
                        .put("alg", "SHA-256")
                        .put("content", content.sha256()));
        ArrayNode occurrences = model.putObject("evidence").putArray("occurrences");
        scan.seen().parts().stream()
                .limit(1000)
                .forEach(part ->
                        occurrences.addObject().put("location", part.place()).put("additionalContext", part.format()));
        ArrayNode properties = model.putArray("properties");
        properties.addObject().put("name", "modelgate:approved").put("value", Boolean.toString(scan.isApproved()));
        scan.seen()
                .imports()
                .forEach(each ->
                        properties.addObject().put("name", "modelgate:import").put("value", each.name()));
        scan.seen()
                .findings()
                .forEach(finding -> properties
                        .addObject()
                        .put("name", "modelgate:finding:" + finding.rule().id())
                        .put(
                                "value",
                                "%s %s %s"
                                        .formatted(
                                                finding.severity(),
                                                finding.place().text(),
                                                finding.subject())));
        return Json.write(document);
    }
}
