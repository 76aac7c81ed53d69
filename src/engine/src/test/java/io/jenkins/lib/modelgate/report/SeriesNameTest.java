package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesNameTest {

    @ParameterizedTest
    @CsvSource({
        "driftedColumns, Drifted columns",
        "rocAuc, ROC AUC",
        "psi.MedInc, PSI MedInc",
        "stableLatencyP95Millis, Stable latency P95 (ms)",
        "candidateErrorRate, Candidate error rate",
        "ece, ECE",
    })
    void saysANameInWords(String name, String words) {
        assertThat(SeriesName.words(name)).isEqualTo(words);
    }
}
