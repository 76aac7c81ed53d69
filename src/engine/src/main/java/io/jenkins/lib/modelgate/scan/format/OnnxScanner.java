package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.OnnxReader;
import io.jenkins.lib.modelgate.model.OnnxVisitor;
import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * ONNX: tensors kept in files outside the model's folder, operators that are in no reviewed list and are not defined in the
 * file itself, and functions of the file's own that take a standard operator's place.
 */
final class OnnxScanner implements PartScanner {

    private static final int MOST_OPERATORS = 100_000;

    private final Set<String> reviewed = Names.of("onnx-operators.txt");
    private final Set<String> microsoft = Names.of("onnx-microsoft.txt");

    @Override
    public String format() {
        return "ONNX";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        // a length first: GGUF, safetensors and pickles named so are told by their content before this is asked
        return name.toLowerCase(Locale.ROOT).endsWith(".onnx")
                ? head.length > 0 && head[0] >= 0x08 && head[0] != '{'
                : new WireShape(head).isOnnx();
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Visit visit = new Visit(place, new Findings(place, inspection), inspection);
        try {
            OnnxReader.read(content::read, visit);
        } finally {
            visit.judge();
        }
    }

    private boolean isReviewed(String domain, String operator) {
        return switch (domain) {
            case "com.microsoft" -> !operator.contains(":") && microsoft.contains(operator);
            // the same on numbers in the order that a processor likes, as ONNX Runtime stores what it has optimised
            case "com.microsoft.nchwc" -> microsoft.contains("nchwc:" + operator);
            case "" -> reviewed.contains(operator);
            default -> reviewed.contains(domain + ":" + operator);
        };
    }

    private final class Visit implements OnnxVisitor {

        private final Place place;
        private final Findings findings;
        private final Inspection inspection;
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Long> unknown = new LinkedHashMap<>();
        private final Set<String> defined = new HashSet<>();

        Visit(Place place, Findings findings, Inspection inspection) {
            this.place = place;
            this.findings = findings;
            this.inspection = inspection;
        }

        @Override
        public void node(long position, String domain, String operator) {
            if (seen.size() < MOST_OPERATORS && seen.add(domain + ":" + operator)) {
                inspection.operator(domain.isEmpty() ? operator : domain + ":" + operator);
            }
            if (!isReviewed(domain, operator)) {
                if (unknown.size() < MOST_OPERATORS) {
                    unknown.putIfAbsent(domain + ":" + operator, position);
                } else {
                    findings.add(Rule.TOO_MUCH, position, "", "There are more different operators than any model has.");
                }
            }
        }

        @Override
        public void function(long position, String domain, String name) {
            if (isReviewed(domain, name)) {
                findings.add(
                        Rule.OPERATOR,
                        position,
                        domain.isEmpty() ? name : domain + ":" + name,
                        "The file defines a function of this name, which would take the standard operator's place.");
            } else if (defined.size() < MOST_OPERATORS) {
                defined.add(domain + ":" + name);
            }
        }

        @Override
        public void externalData(long position, String location) {
            if (Paths.leavesFolder(location)) {
                findings.add(
                        Rule.EXTERNAL_FILE,
                        position,
                        location,
                        "A tensor's values are read from a file outside the model's folder.");
            } else {
                inspection.numbersIn(place, location);
            }
        }

        private void judge() {
            unknown.forEach((operator, position) -> {
                if (!defined.contains(operator)) {
                    findings.add(
                            Rule.OPERATOR,
                            AllowKind.OPERATOR,
                            position,
                            operator.startsWith(":") ? operator.substring(1) : operator,
                            "The operator is in no reviewed list, and the file does not define it: running it needs a"
                                    + " library of the author's.");
                }
            });
        }
    }
}
