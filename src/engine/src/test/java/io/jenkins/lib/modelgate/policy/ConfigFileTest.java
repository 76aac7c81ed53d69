package io.jenkins.lib.modelgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

    @TempDir
    Path folder;

    @Test
    void aScenarioOverridesPartsOfASection() throws IOException {
        ConfigFile config = read("""
                model: housing
                drift: { current: today.csv, bins: 10 }
                scenarios:
                  good:
                  bad: { drift: { current: tomorrow.csv } }
                """);

        Settings bad = config.section("drift", "bad");
        assertThat(bad.text("current")).contains("tomorrow.csv");
        assertThat(bad.text("bins")).contains("10");
        assertThat(bad.text("model")).contains("housing");
        assertThat(config.section("drift", "good").text("current")).contains("today.csv");
    }

    @Test
    void aSectionMayTakeAllItsSettingsFromThoseThatAreShared() throws IOException {
        assertThat(read("model: housing\ndrift:\n").section("drift").text("model"))
                .contains("housing");
        assertThatThrownBy(() -> read("drift: [1]").section("drift")).isInstanceOf(SettingsException.class);
    }

    @Test
    void refusesASectionThatThereIsNot() {
        assertThatThrownBy(() -> read("drfit: {}"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("gate.yaml: there is no section 'drfit' — did you mean 'drift'?");
    }

    @Test
    void refusesASectionThatThereIsNotInAScenarioThatNobodyAskedFor() {
        assertThatThrownBy(() -> read("scenarios: { bad: { drfit: { bins: 3 } } }"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("gate.yaml: scenario 'bad': there is no section 'drfit' — did you mean 'drift'?");
        assertThatThrownBy(() -> read("scenarios: { bad: worse }")).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> read("scenarios: [bad]")).isInstanceOf(SettingsException.class);
    }

    @Test
    void refusesASecondDocumentRatherThanIgnoreIt() {
        assertThatThrownBy(() -> read("drift: { bins: 3 }\n---\ndrift: { bins: 30 }\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("gate.yaml is not valid YAML");
    }

    private ConfigFile read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("gate.yaml"), text), "gate.yaml", Set.of("drift"));
    }
}
