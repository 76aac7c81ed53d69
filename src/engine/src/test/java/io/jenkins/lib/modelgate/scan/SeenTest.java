package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import org.junit.jupiter.api.Test;

class SeenTest {

    private final Seen seen = new Seen();

    @Test
    void keepsTheOneCriticalFindingAfterAMillionLesserOnes() {
        for (int i = 0; i < 1_000_000; i++) {
            seen.found(finding(Rule.UNKNOWN_FORMAT, Severity.MEDIUM, i));
        }
        seen.found(finding(Rule.UNKNOWN_FORMAT, Severity.CRITICAL, 0));

        assertThat(seen.findings()).hasSize(Seen.MOST_FINDINGS + 1);
        assertThat(seen.findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(seen.count(Severity.MEDIUM)).isEqualTo(1_000_001);
        assertThat(seen.count(Rule.UNKNOWN_FORMAT)).isEqualTo(1_000_001);
        assertThat(seen.count(Severity.CRITICAL)).isEqualTo(1);
    }

    @Test
    void keepsOneOfEachRuleHoweverManyCameBefore() {
        for (int i = 0; i < 2 * Seen.MOST_FINDINGS; i++) {
            seen.found(finding(Rule.CODE, Severity.CRITICAL, i));
        }
        seen.found(finding(Rule.OPERATOR, Severity.CRITICAL, 0));

        assertThat(seen.findings()).extracting(Finding::rule).contains(Rule.OPERATOR);
    }

    @Test
    void isNotApprovedByWhatItCouldNotKeep() {
        for (int i = 0; i < 2 * Seen.MOST_FINDINGS; i++) {
            seen.found(finding(Rule.UNKNOWN_FORMAT, Severity.INFO, i));
        }
        assertThat(seen.isApproved()).isTrue();

        seen.found(finding(Rule.UNREADABLE, Severity.HIGH, 0));

        assertThat(seen.isApproved()).isFalse();
    }

    @Test
    void saysAThingOnce() {
        seen.found(finding(Rule.CODE, Severity.CRITICAL, 7));
        seen.found(finding(Rule.CODE, Severity.CRITICAL, 7));

        assertThat(seen.findings()).hasSize(1);
        assertThat(seen.count(Severity.CRITICAL)).isEqualTo(1);
    }

    @Test
    void keepsBothEndsOfALongPlaceAndNoMore() {
        seen.found(Finding.of(Rule.CODE, Place.of("a".repeat(100_000) + "!inner.pkl"), "", "Why."));
        seen.part(new SeenPart("b".repeat(100_000) + "!inner.pkl", "pickle", 1));

        assertThat(seen.findings().get(0).place().part())
                .hasSize(1_001)
                .startsWith("aaa")
                .endsWith("!inner.pkl");
        assertThat(seen.parts().get(0).place()).hasSize(1_001).endsWith("!inner.pkl");
    }

    @Test
    void countsThePartsThatItDoesNotKeepAndKnowsEveryKind() {
        for (int i = 0; i < 100_000; i++) {
            seen.part(new SeenPart("a.zip!" + i, "text", 1));
        }
        seen.part(new SeenPart("a.zip!last", "pickle", 1));

        assertThat(seen.partCount()).isEqualTo(100_001);
        assertThat(seen.parts()).hasSizeLessThan(100_000);
        assertThat(seen.kinds()).containsExactly(new SeenKind("pickle", 1), new SeenKind("text", 100_000));
    }

    @Test
    void saysOnceThatThereAreTooManyImports() {
        for (int i = 0; i < 10_000; i++) {
            seen.imported(new SeenImport("a.b" + i, "model.pkl@" + i, "reviewed"));
        }

        assertThat(seen.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.TOO_MUCH));
    }

    private static Finding finding(Rule rule, Severity severity, int at) {
        return new Finding(rule, severity, Place.of("model.zip").at(at), "", "Why.", "");
    }
}
