package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.SettingsException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterSpecTest {

    private final Shelf shelf = new Shelf(Path.of("nowhere"));

    @Test
    void needsNoMoreThanAModelAndItsFile() {
        RegisterSpec spec = shelf.spec();

        assertThat(spec.id()).isEqualTo("default");
        assertThat(spec.registry()).isEqualTo("modelgate-registry");
        assertThat(spec.reports()).isEmpty();
        assertThat(spec.requireReports()).isEmpty();
        assertThat(spec.build()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "fraud", "fraud-2", "a.b_c-d", "0", "console", "com10", "nully"})
    void acceptsNamesThatAreOciRepositories(String name) {
        assertThat(shelf.spec("model", name).model()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fraud", "a b", "a/b", "..", "../a", "a..b", "-a", "a-", "a__b", "a:1", "a\\b", "é", "con", "nul",
                "aux.v2", "com1", "lpt9.x"
            })
    void refusesOtherNamesAndThoseOfWindowsDevices(String name) {
        assertThatThrownBy(() -> shelf.spec("model", name))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'model'")
                .hasMessageContaining(name);
    }

    @Test
    void refusesNamesOfMoreThanAHundredCharacters() {
        assertThat(shelf.spec("model", "a".repeat(100)).model()).hasSize(100);
        assertThatThrownBy(() -> shelf.spec("model", "a".repeat(101))).isInstanceOf(SettingsException.class);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> shelf.spec("requiredReports", "modelValidate"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("did you mean 'requireReports'?");
    }

    @ParameterizedTest
    @CsvSource({"true", "modelValidate;driftGate", "'modelValidate, false'"})
    void refusesRequiredReportsThatNameNoSteps(String value) {
        assertThatThrownBy(() -> shelf.spec("requireReports", value))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("must be a list of steps such as modelValidate");
    }

    @Test
    void requiresNoReportsWhereItIsToldFalse() {
        assertThat(shelf.spec("requireReports", "false").requireReports()).isEmpty();
    }

    @Test
    void boundsFreeText() {
        assertThat(shelf.spec("build", "x".repeat(2000)).build())
                .hasValueSatisfying(text -> assertThat(text).hasSize(2000));
        assertThatThrownBy(() -> shelf.spec("commit", "x".repeat(2001)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'commit' must have at most 2,000 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bob:secret@ci.example/job/1,           https://ci.example/job/1",
        "https://bob:s@cr@et@ci.example/job/1,          https://ci.example/job/1",
        "see git+ssh://token@host/x and http://u@h,     see git+ssh://host/x and http://h",
        "https://ci.example/job/@scope/1,               https://ci.example/job/@scope/1",
        "mail bob@example.org,                          mail bob@example.org",
    })
    void takesUserInfoOutOfUrls(String said, String kept) {
        assertThat(shelf.spec("build", said).build()).contains(kept);
    }

    @Test
    void putsFreeTextOnOneLine() {
        assertThat(shelf.spec("build", "job\r\n 7\u0000\u202Etxt").build()).contains("job 7 txt");
    }
}
