package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration file demands is not switched off in passing. */
class MergedSettingsTest {

    private static final String REPLACED =
            "limits: accuracy>=0.9 of %s was replaced by accuracy>=0 of the command line.";

    @TempDir
    Path folder;

    private Samples samples;
    private Path strict;

    @BeforeEach
    void prepare() throws IOException {
        samples = new Samples(folder);
        samples.bad();
        strict = samples.write("strict.yaml", """
                validate:
                  predictions: bad.csv
                  target: y
                  score: score
                  limits:
                    - { metric: accuracy, min: 0.9 }
                    - { metric: rocAuc, min: 0.9 }
                """);
    }

    @Test
    void oneLimitOnTheCommandLineLeavesTheOthersOfTheFile() {
        Shell shell = validate("--limit", "accuracy>=0");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).contains("ROC AUC");
    }

    @Test
    void aReplacedLimitIsNamedInTheLogAndInTheReport() throws IOException {
        Shell shell = validate("--limit", "accuracy>=0");

        assertThat(shell.err()).contains(REPLACED.formatted(strict));
        assertThat(explanation("settings.replaced")).isEqualTo(REPLACED.formatted(strict));
    }

    @Test
    void onlyTheWordReplaceSwitchesTheOthersOff() throws IOException {
        Shell shell = validate("--replace", "limits", "--limit", "accuracy>=0");

        assertThat(shell.status()).isZero();
        assertThat(explanation("settings.replaced"))
                .isEqualTo(
                        "limits: accuracy>=0.9, rocAuc>=0.9 of %s was left out, as 'replace' of the command line asks."
                                .formatted(strict));
    }

    @Test
    void aScenarioIsMergedByTheSameRule() throws IOException {
        Path config = samples.write("scenarios.yaml", Files.readString(strict) + """
                scenarios:
                  lenient:
                    validate:
                      limits: [{ metric: accuracy, min: 0 }]
                """);

        Shell shell = Shell.run("run", config, "--scenario", "lenient", "--output", samples.output());

        assertThat(shell.status()).isEqualTo(1);
        assertThat(explanation("settings.replaced"))
                .isEqualTo("limits: accuracy>=0.9 of %s was replaced by accuracy>=0 of scenario lenient of %s."
                        .formatted(config, config));
    }

    private Shell validate(String... more) {
        return Shell.run(
                Stream.concat(Stream.of("validate", "--config", strict, "--output", samples.output()), Stream.of(more))
                        .toArray());
    }

    private String explanation(String check) throws IOException {
        JsonNode report = Json.mapper()
                .readTree(samples.output().resolve("modelValidate-default.json").toFile());
        for (JsonNode each : report.path("checks")) {
            if (each.path("id").asText().equals(check)) {
                return each.path("explanation").asText();
            }
        }
        throw new AssertionError("there is no check " + check);
    }
}
