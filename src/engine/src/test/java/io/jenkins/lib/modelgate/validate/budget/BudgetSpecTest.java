package io.jenkins.lib.modelgate.validate.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetSpecTest {

    @ParameterizedTest
    @CsvSource({
        "fileSize<=200MB, FILE_SIZE, 200",
        "fileSize <= 1 GiB, FILE_SIZE, 1073.741824",
        "fileSize<=512kB, FILE_SIZE, 0.512",
        "parameters<=1e6, PARAMETERS, 1000000",
        "parameters<=7B, PARAMETERS, 7e9",
        "p50<=20ms, P50, 20",
        "p99<=1.5s, P99, 1500",
        "throughput>=100/s, THROUGHPUT, 100",
        "throughput>=100, THROUGHPUT, 100",
        "throughput>=120/min, THROUGHPUT, 2",
        "errors<=0, ERRORS, 0"
    })
    void readsABudgetWithItsUnit(String text, Quantity quantity, double limit) {
        assertThat(spec(text, true, true).budgets()).containsExactly(new Budget(quantity, limit));
    }

    @ParameterizedTest
    @CsvSource({
        "fileSize<=200, one of B",
        "p95<=50, one of ms",
        "p95>=50ms, written with <=",
        "throughput<=5, written with >=",
        "p97<=5ms, did you mean",
        "fileSize=3MB, no budget",
        "fileSize<=-3MB, no budget",
        "errors<=0%, no budget",
        "parameters<=NaN, no budget"
    })
    void refusesWhatCannotBeMeant(String text, String why) {
        assertThatThrownBy(() -> spec(text, true, true))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesABudgetForWhatIsNotThere() {
        assertThatThrownBy(() -> spec("fileSize<=3MB", false, true)).hasMessageContaining("'modelFile'");
        assertThatThrownBy(() -> spec("p95<=3ms", true, false)).hasMessageContaining("'endpoint'");
        assertThatThrownBy(() -> spec("p95<=3ms, p95<=4ms", true, true)).hasMessageContaining("twice");
    }

    @Test
    void takesOperatorsFromTextsOrAFile() {
        var said = Json.mapper().createObjectNode();
        assertThat(BudgetSpec.from(Settings.of("test", said.put("operators", "Conv,Relu")), true, false)
                        .operators())
                .containsExactly("Conv", "Relu");
        assertThat(BudgetSpec.from(Settings.of("test", said.put("operators", "ops.txt")), true, false)
                        .operatorsFile())
                .contains("ops.txt");
        said.putArray("operators").add("ops.txt");
        assertThat(BudgetSpec.from(Settings.of("test", said), true, false).operatorsFile())
                .contains("ops.txt");
        assertThatThrownBy(() -> BudgetSpec.from(Settings.of("test", said), false, false))
                .isInstanceOf(SettingsException.class);
    }

    private static BudgetSpec spec(String budgets, boolean hasModelFile, boolean hasEndpoint) {
        return BudgetSpec.from(
                Settings.of("test", Json.mapper().createObjectNode().put("budgets", budgets)),
                hasModelFile,
                hasEndpoint);
    }
}
