package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a scan told, with the findings that the reviewed list makes of the imports. */
final class Seen implements Inspection {

    final List<Finding> findings = new ArrayList<>();
    final List<String> imports = new ArrayList<>();
    final List<String> chains = new ArrayList<>();

    static Seen in(byte[] bytes) throws IOException {
        return in(new PickleScanner(), new ByteContent(bytes));
    }

    static Seen in(PartScanner scanner, Content content) throws IOException {
        Seen seen = new Seen();
        scanner.scan(Place.of("model.pkl"), content, seen);
        return seen;
    }

    @Override
    public void found(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void imported(Place place, String module, String name, String chain) {
        imports.add(module + " " + name);
        chains.add(chain);
        AllowList.reviewed().judge(place, module, name, chain).ifPresent(findings::add);
    }

    @Override
    public void inspect(Place place, String name, Content content) {
        throw new AssertionError("nothing lies further in: " + place.text());
    }

    boolean isApproved() {
        return findings.stream().noneMatch(finding -> finding.severity().standsAgainstApproval());
    }

    List<Rule> rules() {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::rule)
                .distinct()
                .toList();
    }
}
