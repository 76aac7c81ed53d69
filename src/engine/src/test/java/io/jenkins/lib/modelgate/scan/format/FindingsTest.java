package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void tellsTheCriticalOneAfterAFloodOfLesserOnes() {
        Part part = Part.text("a.json", "");
        Findings findings = new Findings(Place.of("a.json"), part);
        for (int i = 0; i < 5_000; i++) {
            findings.add(Rule.UNKNOWN_FORMAT, i, "thing " + i, "Nobody knows it.");
        }
        findings.add(Rule.CODE, 9, "os.system", "It runs code.");

        assertThat(part.findings).extracting(Finding::severity).contains(Severity.CRITICAL);
        assertThat(part.findings)
                .filteredOn(finding -> finding.rule() == Rule.TOO_MUCH)
                .hasSize(1);
        assertThat(part.findings).hasSizeLessThan(1_100);
    }
}
