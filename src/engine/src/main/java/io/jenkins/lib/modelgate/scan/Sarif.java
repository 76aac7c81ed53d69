package io.jenkins.lib.modelgate.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.ToolVersion;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.net.URI;
import java.net.URISyntaxException;

/** Findings as SARIF 2.1.0 (OASIS), which code-scanning tools and Jenkins' warnings plugin read. */
final class Sarif {

    private Sarif() {}

    static String render(ModelScan scan) {
        ObjectNode log = Json.mapper().createObjectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "modelgate").put("version", ToolVersion.current());
        ArrayNode rules = driver.putArray("rules");
        for (Rule rule : Rule.values()) {
            ObjectNode each = rules.addObject().put("id", rule.id()).put("name", rule.name());
            each.putObject("shortDescription").put("text", rule.title());
            each.putObject("defaultConfiguration").put("level", level(rule.severity()));
        }
        AllowAdvice advice = scan.advice();
        ArrayNode results = run.putArray("results");
        scan.seen()
                .findings()
                .forEach(finding -> result(
                        results.addObject(), finding, advice.line(finding).orElse("")));
        return Json.write(log);
    }

    private static void result(ObjectNode result, Finding finding, String allow) {
        String part = finding.place().part();
        int inner = part.indexOf('!');
        String file = inner < 0 ? part : part.substring(0, inner);
        String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
        result.put("ruleId", finding.rule().id())
                .put("ruleIndex", finding.rule().ordinal())
                .put("level", level(finding.severity()));
        result.putObject("message")
                .put(
                        "text",
                        "%s%s (%s)"
                                .formatted(
                                        subject, finding.why(), finding.place().text()));
        ObjectNode location = result.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(file));
        // A model has no lines, but readers drop or misplace what has none; the byte stands in the logical location.
        physical.putObject("region").put("startLine", 1);
        location.putArray("logicalLocations")
                .addObject()
                .put("fullyQualifiedName", finding.place().text());
        result.putObject("properties")
                .put("severity", finding.severity().name())
                .put("chain", finding.chain())
                .put("allow", allow);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case INFO -> "note";
        };
    }

    /** Relative, with what a URI cannot hold written as such. */
    private static String uri(String path) {
        try {
            return new URI(null, null, path.startsWith("/") ? path : "./" + path, null)
                    .toASCIIString()
                    .replaceFirst("^\\./", "");
        } catch (URISyntaxException e) {
            return "model";
        }
    }
}
