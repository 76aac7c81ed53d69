package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a scan has seen so far, bounded so that hostile input cannot fill the memory. */
final class Seen {

    static final int MOST_FINDINGS = 2_000;
    private static final int MOST_IMPORTS = 5_000;
    private static final int MOST_PARTS = 20_000;

    private final List<Finding> findings = new ArrayList<>();
    private final List<SeenPart> parts = new ArrayList<>();
    private final Map<String, SeenImport> imports = new LinkedHashMap<>();
    private final Map<Rule, Integer> more = new java.util.EnumMap<>(Rule.class);
    private long partCount;

    void found(Finding finding) {
        if (findings.contains(finding)) {
            return;
        }
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        } else if (more.merge(finding.rule(), 1, Integer::sum) == 1) {
            // one of each further rule, so that no verdict hangs on the order
            findings.add(finding);
        }
    }

    void part(SeenPart part) {
        partCount++;
        if (parts.size() < MOST_PARTS) {
            parts.add(part);
        }
    }

    void imported(SeenImport seen) {
        if (imports.size() < MOST_IMPORTS) {
            imports.putIfAbsent(seen.name(), seen);
        } else if (!imports.containsKey(seen.name())) {
            found(Finding.of(
                    Rule.TOO_MUCH,
                    Place.of(seen.place()),
                    "",
                    "The model imports more than %,d different things.".formatted(MOST_IMPORTS)));
        }
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<SeenPart> parts() {
        return List.copyOf(parts);
    }

    List<SeenImport> imports() {
        return List.copyOf(imports.values());
    }

    long partCount() {
        return partCount;
    }
}
